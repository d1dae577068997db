import { EventEmitter } from 'node:events';
import type { Contents, Slice } from '../../../src-main/shell/slice.ts';
import { tellHarness } from './wire.ts';

/** A page that loads nothing: what it would be told goes to the harness, which stands before the screen. */
class BlindPage extends EventEmitter {
  isGone = false;

  send(channel: string, value: unknown): void {
    tellHarness({ is: 'told', channel, value });
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(): undefined {
    return undefined;
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
}

/** Electron's `BrowserWindow` without a window: whatever it is to load has loaded at once. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: BlindPage & Contents = new BlindPage();

  constructor(_options: ConstructorParameters<Slice['BrowserWindow']>[0]) {
    super();
  }

  loadURL(): Promise<void> {
    setImmediate(() => {
      this.webContents.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    return Promise.resolve();
  }

  show(): void {
    tellHarness({ is: 'ready' });
  }

  focus(): undefined {
    return undefined;
  }

  isDestroyed(): boolean {
    return this.webContents.isGone;
  }

  destroy(): void {
    this.webContents.isGone = true;
    this.emit('closed');
  }
}

BrowserWindow satisfies Slice['BrowserWindow'];
