import { cpSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/**
 * The serial port's native module, beside the bundles: the bundled library looks for dist/prebuilds, whatever the
 * platform.
 */
const serialPortBindings: Plugin = {
  name: 'serial-port-bindings',
  writeBundle() {
    cpSync('node_modules/@serialport/bindings-cpp/prebuilds', 'dist/prebuilds', { recursive: true });
  },
};

/** Main, and the thread that verifies the journal: everything bundled but Electron, Node and the native modules. */
export default defineConfig({
  ssr: { noExternal: true },
  plugins: [serialPortBindings],
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src-main/main.ts', 'verify-worker': 'src-main/journal/verify-worker.ts' },
      external: ['electron', 'better-sqlite3'],
      // CommonJS: Electron loads an ES module as its main only after Chromium has started.
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    },
  },
});
