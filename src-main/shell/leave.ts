import { app } from './electron.ts';
import { reportFault } from './report.ts';

/** A process that fails sooner than this after its start would, started again at once, only fail again and again. */
const soonMs = 60_000;
const pauseMs = 15_000;

/** Ends this process and starts another: what it holds in memory can no longer be trusted. */
export function restart(): void {
  // A test that kills and starts kiosks itself passes this switch.
  if (app.commandLine.hasSwitch('no-relaunch')) {
    app.exit(1);
    return;
  }
  // Meanwhile the screen says that the kiosk is out of service, and no payment is worked on.
  setTimeout(
    () => {
      app.relaunch();
      app.exit(1);
    },
    process.uptime() * 1_000 < soonMs ? pauseMs : 0,
  );
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
