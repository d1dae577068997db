import { scheme } from './addresses.ts';
import { app, Menu, protocol } from './electron.ts';
import { leaveOnFault } from './leave.ts';

/** All that must be said before Chromium starts. */
export function prepareApp(): void {
  // Electron would show a dialog for these, over the kiosk, to a customer.
  process.on('uncaughtException', leaveOnFault);
  process.on('unhandledRejection', leaveOnFault);
  app.enableSandbox();
  // `corsEnabled` goes with `supportFetchAPI`: without it one host could read the other (CVE-2026-70604).
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  Menu.setApplicationMenu(null);
  // Between two windows there may be none; by itself Electron would then leave.
  app.on('window-all-closed', stay);
}

function stay(): undefined {
  return undefined;
}
