import { describe, expect, test } from 'vitest';
import { connectWorlds } from './page/context-bridge.ts';

/** Two ends on one event target, and what arrives at the page's end when the preload exposes a value. */
function exposed(value: unknown): unknown {
  const port = new EventTarget();
  let arrived: unknown;
  connectWorlds({ port, hear: 'page', say: 'preload', onExpose: (_name, seen) => (arrived = seen) });
  connectWorlds({ port, hear: 'preload', say: 'page', onExpose: () => undefined }).expose('kiosk', value);
  return arrived;
}

type Api = Record<string, (...parameters: unknown[]) => unknown>;

describe('the context bridge', () => {
  test('carries plain values as they are', () => {
    const value = {
      text: 'ñ',
      none: null,
      missing: undefined,
      list: [1, [true]],
      nested: { amountMinor: 1250 },
    };
    expect(exposed(value)).toEqual(value);
  });

  test('calls across at once, with functions in both directions', () => {
    const heard: unknown[] = [];
    const { listen } = exposed({
      listen: (listener: (view: unknown) => void) => {
        listener({ at: 'charging' });
        return () => 'stopped';
      },
    }) as Api;
    const stop = listen?.((view: unknown) => heard.push(view)) as () => string;
    expect(heard).toEqual([{ at: 'charging' }]);
    expect(stop()).toBe('stopped');
  });

  test('carries a promise, kept or broken', async () => {
    const { pay, fail } = exposed({
      pay: async (amountMinor: unknown) => ({ amountMinor }),
      fail: async () => Promise.reject(new Error('refused')),
    }) as Api;
    expect(await pay?.(1250)).toEqual({ amountMinor: 1250 });
    await expect(fail?.()).rejects.toThrow('refused');
  });

  test('carries a throw', () => {
    const { fail } = exposed({
      fail: () => {
        throw new Error('no such call');
      },
    }) as Api;
    expect(() => fail?.()).toThrow('no such call');
  });

  test.each([new Map(), new Date(0), Symbol('x')])(
    'refuses what Electron would carry and the contract never has',
    (value) => {
      expect(() => exposed({ value })).toThrow('could not be cloned');
    },
  );
});
