import path from 'node:path';
import { mayNavigate } from './addresses.ts';
import { app, BrowserWindow } from './electron.ts';
import { isForbiddenKey } from './keys.ts';
import { reportFault } from './report.ts';
import type { Contents, Window } from './slice.ts';

/**
 * Makes one full-screen window on a customer's partition, hidden until it has something to show.
 *
 * Security settings that are Electron's default are written out all the same: they are what this
 * kiosk relies on, and the linter checks them.
 */
export function createKioskWindow(partition: string): Window {
  const window = new BrowserWindow({
    kiosk: true,
    fullscreen: true,
    frame: false,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      partition,
      preload: path.join(app.getAppPath(), 'dist/preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: !app.isPackaged,
    },
  });
  guard(window.webContents);
  keepOpen(window);
  return window;
}

function guard(contents: Contents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url, true)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('before-input-event', (event, stroke) => {
    if (isForbiddenKey(stroke, app.isPackaged)) event.preventDefault();
  });
  contents.on('did-finish-load', () => {
    contents.setVisualZoomLevelLimits(1, 1).catch((error: unknown) => reportFault('zoom limits', error));
  });
}

/** Nobody at the screen closes an installed kiosk; it leaves by `app.exit`, which asks no window. */
function keepOpen(window: Window): void {
  window.on('close', (event) => {
    if (app.isPackaged) event.preventDefault();
  });
}
