import type { Slice } from '../../../src-main/shell/slice.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { session } from './session.ts';

const nothing = (): undefined => undefined;

const clipboard = { clear: nothing };
const Menu = { setApplicationMenu: nothing };
const powerSaveBlocker = { start: (): number => 1 };
const protocol = { registerSchemesAsPrivileged: nothing };

const slice = { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session };
slice satisfies Slice;

export { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session };
