import path from 'node:path';
import type { Kiosk } from './kiosk.ts';
import { answerRequest } from './shell/answer-request.ts';
import { openCustomerSession, type CustomerSession } from './shell/customer-session.ts';
import { app, ipcMain, powerSaveBlocker } from './shell/electron.ts';
import { answerScreens } from './shell/ipc.ts';
import { leaveOnFault, leaveInOrder, restart } from './shell/leave.ts';
import { prepareApp } from './shell/prepare-app.ts';
import { sayLine } from './shell/report.ts';
import { Screen } from './shell/screen.ts';
import { startKiosk } from './start-kiosk.ts';

prepareApp();
if (app.requestSingleInstanceLock()) open().catch(leaveOnFault);
else app.exit(0);

/** Opens the one kiosk of this machine: its devices and journal, then the screen on them. */
async function open(): Promise<void> {
  const stateDirectory = app.getPath('userData');
  const configPath = app.commandLine.getSwitchValue('config') || path.join(stateDirectory, 'kiosk.json');
  const [kiosk] = await Promise.all([
    startKiosk({ configPath: path.resolve(configPath), stateDirectory, version: app.getVersion() }),
    app.whenReady(),
  ]);
  powerSaveBlocker.start('prevent-display-sleep');
  answerScreens(ipcMain, kiosk.handlers, (why) => kiosk.noteRefusal(why));
  const screen = new Screen({
    sessions: openSessions(kiosk),
    onLost: () => kiosk.screenLost(),
    onReady: () => sayLine('screen ready'),
    onGivenUp: () => kiosk.takeOutOfService('E-SCREEN'),
    onClosed: () => app.quit(),
  });
  kiosk.onPayment((view) => screen.send(view));
  kiosk.onScan((code) => screen.sendScan(code));
  kiosk.onSessionEnd(() => void screen.renew());
  kiosk.onFault(restart);
  app.on('second-instance', () => screen.focus());
  leaveInOrder(() => kiosk.close());
  await screen.renew();
}

function openSessions(kiosk: Kiosk): CustomerSession[] {
  const pages = {
    kioskDirectory: path.join(app.getAppPath(), 'dist', 'renderer'),
    cardDirectory: path.join(app.getAppPath(), 'dist', 'renderer-card'),
    sealingKey: (): Kiosk['sealingKey'] => kiosk.sealingKey,
  };
  return ['customer-a', 'customer-b'].map((partition) =>
    openCustomerSession(partition, (request) => answerRequest(pages, request)),
  );
}
