import type { connectWorlds } from './context-bridge.ts';

/**
 * Runs in the page's own world before its first script: opens the bridge and puts there, for good and
 * unchangeable, what the preload exposes. Sent as text: it refers to nothing outside itself.
 */
export function mainWorld(meeting: string, connect: typeof connectWorlds): void {
  if (window.top !== window) return;
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const { port1: port } = new MessageChannel();
  connect({
    port,
    hear: 'to-page',
    say: 'to-preload',
    onExpose: (name, value) => {
      Object.defineProperty(window, name, { value: freeze(value), enumerable: true });
    },
  });
  window.dispatchEvent(new MessageEvent(meeting, { ports: [port] }));
}
