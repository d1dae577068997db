import { hearWedge } from './keyboard-wedge.ts';
import type { ScreenName } from './screen-name.ts';
import type { Session } from './session.svelte.ts';

/** Where a scanned bill is opened. Anywhere else a scan does nothing: somebody may be paying. */
const scanScreens: readonly ScreenName[] = ['attract', 'scan', 'find-account'];

/**
 * Scanners of every kind, as long as the page lives.
 *
 * @returns what ends it
 */
export function hearScans(session: Session): () => void {
  function hear(code: string): void {
    if (!scanScreens.includes(session.screen) || session.kioskView?.ways.scan !== true) return;
    session.touch();
    // What is typed on the screen for finding a bill stays there.
    if (session.screen === 'attract') session.screen = 'scan';
    const from = session.screen;
    void session.finder.scan(code, () => session.screen === from);
  }
  const stops = [hearWedge(hear), session.finder.onScan(hear)];
  return () => {
    for (const stop of stops) stop();
  };
}
