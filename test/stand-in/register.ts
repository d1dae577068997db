import { registerHooks } from 'node:module';

/** Makes `electron` mean the stand-in, imported or required, from any file: Playwright's loader too. */
const url = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
