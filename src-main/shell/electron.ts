import * as electron from 'electron';
import type { Slice } from './slice.ts';

/** The only door to Electron in the main process, and no wider than the slice. */
export const { app, BrowserWindow, clipboard, ipcMain, Menu, powerSaveBlocker, protocol, session }: Slice =
  electron satisfies Slice;
