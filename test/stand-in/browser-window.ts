import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { Preventable } from './preventable.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';

const windows = new Set<BrowserWindow>();

/** Electron's `BrowserWindow`, as far as a kiosk needs one: full screen, sandboxed, isolated, on a partition. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  #isDestroyed = false;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  constructor({ fullscreen, webPreferences }: Electron.BrowserWindowConstructorOptions) {
    super();
    const { partition, preload, sandbox, contextIsolation, nodeIntegration } = webPreferences ?? {};
    if (!fullscreen || !sandbox || !contextIsolation || nodeIntegration !== false) {
      throw new Error('the stand-in has only full-screen windows that are sandboxed and isolated');
    }
    if (partition === undefined || preload === undefined) throw new Error('no partition or no preload given');
    this.webContents = new WebContents(session.fromPartition(partition), preload);
    windows.add(this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('gone', () => this.#end());
    this.webContents.on('close-requested', () => this.close());
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  /** Chromium shows a window from the start, and a new one in front. */
  show(): undefined {
    return undefined;
  }

  focus(): undefined {
    return undefined;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    const event = new Preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    this.#end();
  }

  #end(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size > 0) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}

/** Electron's `webContents`: by it Playwright finds the page that belongs to a window. */
export const webContents = {
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...windows].find((window) => window.webContents.targetId === targetId)?.webContents,
};
