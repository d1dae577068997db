import { defineConfig } from 'vite';

/** The preload: one CommonJS file, because a sandboxed preload can require nothing but Electron. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'src-main/shell/preload.ts',
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});
