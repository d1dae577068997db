import { once } from 'node:events';
import path from 'node:path';
import { chromiumPath } from '../../scripts/chromium-path.mjs';
import { ChromiumPipe, unattended, type DevTools } from './chromium-pipe.ts';
import { chromiumSwitches } from './chromium-switches.ts';
import type { Events } from './devtools-protocol.ts';

/** The longest that Chromium may take to leave by itself. */
const leaveTimeoutMs = 3000;

/** A page of Chromium's, held before its first request. */
export interface Page {
  readonly targetId: string;
  readonly devTools: DevTools;
}

/** The one Chromium behind the stand-in: it opens the pages that main asks for, and no others. */
class Chromium {
  #pipe: ChromiumPipe | undefined;
  #isUp = Promise.withResolvers<ChromiumPipe>();
  /** Pages that main has asked for and Chromium has not yet shown us; a page beyond these is an intruder. */
  #asked = 0;
  readonly #found = new Map<string, PromiseWithResolvers<DevTools>>();
  readonly #onGone = new Map<string, () => void>();

  async start(userData: string, appSwitches: ReadonlyMap<string, string>): Promise<void> {
    const executable = chromiumPath();
    if (executable === undefined) throw new Error('the stand-in needs Chromium, and there is none');
    const switches = chromiumSwitches(path.join(userData, 'chromium'), appSwitches);
    // Playwright reads from it at which port Chromium listens.
    const stderr = appSwitches.has('remote-debugging-port') ? 'inherit' : 'ignore';
    const pipe = new ChromiumPipe(executable, switches, stderr);
    this.#pipe = pipe;
    pipe.browser.on('Target.attachedToTarget', (event) => this.#attach(pipe, event));
    pipe.browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.#onGone.get(sessionId)?.();
      this.#onGone.delete(sessionId);
    });
    await pipe.browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    this.#isUp.resolve(pipe);
  }

  /** The browser itself, once it has started. */
  async browser(): Promise<DevTools> {
    return (await this.#isUp.promise).browser;
  }

  /** The conversation with a frame that lives in a process of its own. */
  frame(sessionId: string): DevTools {
    if (!this.#pipe) throw new Error('no Chromium yet');
    return this.#pipe.target(sessionId);
  }

  async openPage(browserContextId: string, onGone: () => void): Promise<Page> {
    const browser = await this.browser();
    this.#asked += 1;
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      browserContextId,
    });
    const devTools = await this.#finding(targetId).promise;
    this.#found.delete(targetId);
    this.#onGone.set(targetId, onGone);
    return { targetId, devTools };
  }

  async stop(): Promise<void> {
    if (!this.#pipe || this.#pipe.hasExited) return;
    const { process: chromium, browser } = this.#pipe;
    const exited = once(chromium, 'exit');
    unattended(browser.send('Browser.close', {}));
    const timer = setTimeout(() => chromium.kill('SIGKILL'), leaveTimeoutMs);
    await exited;
    clearTimeout(timer);
  }

  #attach(pipe: ChromiumPipe, { sessionId, targetInfo }: Events['Target.attachedToTarget']): void {
    const { targetId, openerId } = targetInfo;
    if (openerId !== undefined || this.#asked === 0) {
      unattended(pipe.browser.send('Target.closeTarget', { targetId }));
      return;
    }
    this.#asked -= 1;
    const devTools = pipe.target(sessionId);
    this.#onGone.set(sessionId, () => {
      this.#onGone.get(targetId)?.();
      this.#onGone.delete(targetId);
    });
    this.#finding(targetId).resolve(devTools);
  }

  #finding(targetId: string): PromiseWithResolvers<DevTools> {
    const finding = this.#found.get(targetId) ?? Promise.withResolvers<DevTools>();
    this.#found.set(targetId, finding);
    return finding;
  }
}

export const chromium = new Chromium();
