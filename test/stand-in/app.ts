import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { chromium } from './chromium.ts';
import { Preventable } from './preventable.ts';
import { secondInstanceSignal, takeInstanceLock } from './single-instance.ts';
import { startedApp } from './started-app.ts';

const { switches } = startedApp;

/** Electron's `app`. */
class App extends EventEmitter {
  readonly isPackaged = startedApp.resourcesDirectory !== undefined;
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => switches.has(name),
    getSwitchValue: (name: string): string => switches.get(name) ?? '',
  };
  readonly #ready: PromiseWithResolvers<void> = Promise.withResolvers();
  #isLeaving = false;
  #isRelaunching = false;

  /** Called once main has run: what it prepared is known now. */
  async start(): Promise<void> {
    if (this.#isLeaving) return;
    await chromium.start(this.getPath('userData'), switches);
    this.emit('ready', new Preventable(), {});
    this.#ready.resolve();
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /** Chromium's own sandbox is always on; the stand-in has no renderer outside it. */
  enableSandbox(): undefined {
    return undefined;
  }

  getAppPath(): string {
    return startedApp.directory;
  }

  getVersion(): string {
    return startedApp.version;
  }

  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`the stand-in has no path "${name}"`);
    const configuration = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
    return path.resolve(switches.get('user-data-dir') ?? path.join(configuration, startedApp.name));
  }

  requestSingleInstanceLock(): boolean {
    if (!takeInstanceLock(this.getPath('userData'))) return false;
    process.on(secondInstanceSignal, () => this.emit('second-instance', new Preventable()));
    return true;
  }

  quit(): void {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    void chromium.stop().finally(() => {
      const [executable = '', ...words] = process.argv;
      if (this.#isRelaunching) spawn(executable, words, { detached: true, stdio: 'inherit' }).unref();
      process.exit(code);
    });
  }

  relaunch(): void {
    this.#isRelaunching = true;
  }
}

export const app = new App();
