import { registerHooks } from 'node:module';

/**
 * Makes `electron` mean the host without windows, and the kiosk's own pauses the short ones of this folder, for
 * whatever file asks for them: the bundle of the main process is the one that ships, to the byte.
 */
const replaced: Readonly<Record<string, string>> = {
  electron: new URL('./electron.ts', import.meta.url).href,
  'node:timers/promises': new URL('./short-pauses.ts', import.meta.url).href,
  'timers/promises': new URL('./short-pauses.ts', import.meta.url).href,
};

registerHooks({
  resolve: (specifier, context, next) => {
    const url = replaced[specifier];
    return url === undefined
      ? next(specifier, context)
      : { url, format: 'module-typescript', shortCircuit: true };
  },
});
