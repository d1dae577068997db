import { EventEmitter } from 'node:events';
import { chromium } from './chromium.ts';
import { unattended } from './chromium-pipe.ts';
import { toApp } from './site-names.ts';

type Answer = (request: Request) => Response | Promise<Response>;
type Decide = (isGranted: boolean) => void;

/** Electron's names of the permissions that a page could ask for, and Chromium's. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
};

/** Electron's `Session`: a browser context of Chromium's, made when first used and thrown away when cleared. */
export class Session extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, answer: Answer): void => {
      this.#answers.set(`${scheme}:`, answer);
    },
  };
  readonly #answers = new Map<string, Answer>();
  #contextId: Promise<string> | undefined;
  #mayAsk: (permission: string, decide: Decide) => void = (_permission, decide) => decide(true);
  #mayHave: (permission: string) => boolean = () => true;
  #windowsOpen = 0;

  setPermissionRequestHandler(
    handler: ((...parameters: [never, never, Decide, never]) => void) | null,
  ): void {
    this.#mayAsk = (permission, decide) =>
      handler?.(null as never, permission as never, decide, null as never);
  }

  setPermissionCheckHandler(
    handler: ((...parameters: [never, never, string, never]) => boolean) | null,
  ): void {
    this.#mayHave = (permission) => handler?.(null as never, permission as never, '', null as never) ?? true;
  }

  /** Devices need a chooser of Chromium's, which no window here ever shows. */
  setDevicePermissionHandler(): undefined {
    return undefined;
  }

  async clearStorageData(): Promise<void> {
    if (this.#windowsOpen > 0) throw new Error('the stand-in clears a session only when no window uses it');
    const browserContextId = await this.#contextId;
    this.#contextId = undefined;
    if (browserContextId === undefined) return;
    await (await chromium.browser()).send('Target.disposeBrowserContext', { browserContextId });
  }

  /** Went with the rest. */
  async clearCache(): Promise<undefined> {
    return undefined;
  }

  /** For a new window: the context it lives in. */
  async enter(): Promise<string> {
    this.#windowsOpen += 1;
    this.#contextId ??= this.#createContext();
    return this.#contextId;
  }

  leave(): void {
    this.#windowsOpen -= 1;
  }

  /** Answers a page's request if its scheme is ours. */
  async answer(siteUrl: string, init: RequestInit): Promise<Response | undefined> {
    const url = toApp(siteUrl);
    return this.#answers.get(new URL(url).protocol)?.(new Request(url, init));
  }

  async #createContext(): Promise<string> {
    const browser = await chromium.browser();
    const { browserContextId } = await browser.send('Target.createBrowserContext', {});
    unattended(browser.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId }));
    // Chromium would ask a person: so every permission is settled beforehand, by the app's own handlers.
    for (const [permission, names] of Object.entries(permissions)) {
      const setting = (await this.#isGranted(permission)) ? 'granted' : 'denied';
      for (const name of names) {
        await browser.send('Browser.setPermission', { permission: { name }, setting, browserContextId });
      }
    }
    return browserContextId;
  }

  async #isGranted(permission: string): Promise<boolean> {
    const asked = Promise.withResolvers<boolean>();
    this.#mayAsk(permission, asked.resolve);
    return (await asked.promise) && this.#mayHave(permission);
  }
}

const partitions = new Map<string, Session>();

export const session = {
  fromPartition: (partition: string): Session => {
    if (partition.startsWith('persist:')) throw new Error('the stand-in keeps partitions in memory only');
    const known = partitions.get(partition) ?? new Session();
    partitions.set(partition, known);
    return known;
  },
};
