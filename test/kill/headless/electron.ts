import type { Slice } from '../../../src-main/shell/slice.ts';
import { clipboard, Menu, powerSaveBlocker, protocol } from '../../stand-in/inert-parts.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { session } from './session.ts';

const slice = { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session };
slice satisfies Slice;

export { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session };
