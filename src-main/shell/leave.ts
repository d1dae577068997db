import { app } from './electron.ts';
import { reportFault } from './report.ts';

/** Ends this process at once and starts another: what it holds in memory can no longer be trusted. */
export function restart(): void {
  // A test that kills and starts kiosks itself passes this switch.
  if (!app.commandLine.hasSwitch('no-relaunch')) app.relaunch();
  app.exit(1);
}

/** A programming fault, wherever it came up. The journal is durable; recovery goes on from there. */
export function leaveOnFault(error: unknown): void {
  reportFault('fault', error);
  restart();
}

/** Lets every way of leaving (signals too: Electron turns them into a quit) close the kiosk first. */
export function leaveInOrder(close: () => Promise<void>): void {
  let closing: Promise<void> | undefined;
  app.on('before-quit', (event) => {
    event.preventDefault();
    closing ??= close().then(() => app.exit(0), leaveOnFault);
  });
}
