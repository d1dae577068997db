import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { Slice } from '../../../src-main/shell/slice.ts';
import { Preventable } from '../../stand-in/preventable.ts';
import { switches } from './switches.ts';

const project = path.resolve(import.meta.dirname, '../../..');

/** Electron's `app`, of a kiosk that runs from its checkout. */
class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => switches.has(name),
    getSwitchValue: (name: string): string => switches.get(name) ?? '',
  };

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  enableSandbox(): undefined {
    return undefined;
  }

  getAppPath(): string {
    return project;
  }

  getVersion(): string {
    return 'kill';
  }

  getPath(name: string): string {
    const directory = switches.get('user-data-dir');
    if (name !== 'userData' || directory === undefined) throw new Error(`no path "${name}" was given`);
    return directory;
  }

  /** The harness never runs two kiosks on one directory: that is its own affair, and has its own tests. */
  requestSingleInstanceLock(): boolean {
    return true;
  }

  quit(): void {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }

  /** The harness starts the next one. */
  relaunch(): undefined {
    return undefined;
  }
}

export const app = new App() satisfies Slice['app'];
