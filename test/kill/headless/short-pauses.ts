import { switchOf } from './switches.ts';

/** How many times shorter the kiosk's own pauses between two tries are here than in a branch. */
const haste = Number(switchOf('haste') ?? '1');

/**
 * Node's own, but shorter: a kiosk pauses for seconds between two inquiries, and a thousand kills would wait for them.
 * Only pauses are cut; time-outs, and the clock by which the kiosk counts late execution, are the true ones.
 */
export function setTimeout(
  delayMs = 0,
  value?: undefined,
  options: { readonly signal?: AbortSignal } = {},
): Promise<undefined> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DOMException('the pause was ended early', 'AbortError'));
    };
    const timer = globalThis.setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve(value);
    }, delayMs / haste);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
