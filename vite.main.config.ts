import { defineConfig } from 'vite';

/** Main, and the thread that verifies the journal: everything bundled but Electron, Node and the one native module. */
export default defineConfig({
  ssr: { noExternal: true },
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
