import type { Slice } from '../../src-main/shell/slice.ts';
import { app } from './app.ts';
import { BrowserWindow, webContents } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { session } from './session.ts';

const nothing = (): undefined => undefined;

/** What has no meaning here: no menu, no clipboard of our own, no display to keep awake. */
const clipboard = { clear: nothing };
const Menu = { setApplicationMenu: nothing };
const powerSaveBlocker = { start: (): number => 1 };

/** Site names already give every host what the app asks for its scheme: standard, secure, apart. */
const protocol = { registerSchemesAsPrivileged: nothing };

const slice = { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session };
slice satisfies Slice;

export { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session, webContents };
