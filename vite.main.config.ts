import { defineConfig } from 'vite';

/** Main: everything bundled but Electron, Node and the one native module. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'src-main/main.ts',
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: ['electron', 'better-sqlite3'],
      // CommonJS: Electron loads an ES module as its main only after Chromium has started.
      output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
    },
  },
});
