import { EventEmitter } from 'node:events';
import { chromium, type Page } from './chromium.ts';
import { unattended, type DevTools } from './chromium-pipe.ts';
import type { Events } from './devtools-protocol.ts';
import { answerInvoke, type WireCall } from './ipc-main.ts';
import type { FromMain } from './page/isolated-world.ts';
import { pageScripts, preloadWorld, type PageScripts } from './page/scripts.ts';
import { encodePlain } from './plain-values.ts';
import { PausedRequests } from './paused-requests.ts';
import type { Session } from './session.ts';
import { originOf, toApp, toSite } from './site-names.ts';

type OpenHandler = (details: never) => { action: 'allow' | 'deny' };

/** Electron's `WebContents`: one page of Chromium's, with the preload in a world of its own. */
export class WebContents extends EventEmitter {
  readonly #session: Session;
  readonly #scripts: PageScripts;
  readonly #page: Promise<Page>;
  readonly #requests: PausedRequests;
  #targetId = '';
  #mainFrameId = '';
  #url = '';
  /** The preload's world in each frame: text for it is evaluated there. */
  readonly #worlds = new Map<string, number>();
  #mayOpen: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;

  constructor(session: Session, preloadFile: string) {
    super();
    this.#session = session;
    this.#scripts = pageScripts(preloadFile);
    this.#requests = new PausedRequests(session, this);
    this.#page = this.#open();
  }

  /** What Playwright knows a page by. */
  get targetId(): string {
    return this.#targetId;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getURL(): string {
    return this.#url;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#mayOpen = handler;
  }

  /** Pinching is off by the switch that the app adds. */
  async setVisualZoomLevelLimits(): Promise<undefined> {
    return undefined;
  }

  async loadURL(url: string): Promise<void> {
    const { devTools } = await this.#page;
    this.#requests.expectOwnNavigation();
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await devTools.send('Page.navigate', { url: toSite(url) });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  send(channel: string, value: unknown): void {
    const world = this.#worlds.get(this.#mainFrameId);
    if (world !== undefined) this.#tellPage(world, { is: 'message', channel, value: encodePlain(value) });
  }

  forcefullyCrashRenderer(): void {
    unattended(this.#page.then(({ devTools }) => devTools.send('Page.crash', {})));
  }

  /** Asked by Playwright when a test closes a page. */
  close(): void {
    this.emit('close-requested');
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#session.leave();
    unattended(
      Promise.all([chromium.browser(), this.#page]).then(([browser, { targetId }]) =>
        browser.send('Target.closeTarget', { targetId }),
      ),
    );
  }

  async #open(): Promise<Page> {
    const contextId = await this.#session.enter();
    const page = await chromium.openPage(contextId, () => this.emit('gone'));
    this.#targetId = page.targetId;
    await this.#prepare(page);
    return page;
  }

  async #prepare({ devTools, targetId }: Page): Promise<void> {
    this.#listen(devTools);
    this.#requests.serve(devTools, 'page');
    const { meeting, isolated, main } = this.#scripts;
    const attach = {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'iframe' }],
    };
    const [, { frameTree }] = await Promise.all([
      devTools.send('Runtime.runIfWaitingForDebugger', {}),
      devTools.send('Page.getFrameTree', {}),
      devTools.send('Page.enable', {}),
      devTools.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      devTools.send('Runtime.enable', {}),
      devTools.send('Runtime.addBinding', { name: meeting.send, executionContextName: preloadWorld }),
      devTools.send('Page.addScriptToEvaluateOnNewDocument', { worldName: preloadWorld, source: isolated }),
      devTools.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      devTools.send('Target.setAutoAttach', attach),
      makeFullScreen(targetId),
    ]);
    unattended(devTools.send('Inspector.enable', {}));
    this.#mainFrameId = frameTree.frame.id;
  }

  #listen(devTools: DevTools): void {
    devTools.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === preloadWorld) this.#worlds.set(context.auxData.frameId, context.id);
    });
    devTools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const [frame, id] of this.#worlds) if (id === executionContextId) this.#worlds.delete(frame);
    });
    devTools.on('Runtime.executionContextsCleared', () => this.#worlds.clear());
    devTools.on('Runtime.bindingCalled', (event) => void this.#hearPage(event));
    devTools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#mainFrameId = frame.id;
      this.#url = toApp(frame.url);
    });
    devTools.on('Page.lifecycleEvent', ({ frameId, name }) => {
      const isOurs = frameId === this.#mainFrameId && this.#url.startsWith('app:');
      if (isOurs && name === 'load') this.emit('did-finish-load');
    });
    devTools.on('Page.windowOpen', () => {
      // The window itself is closed before it loads anything: see Chromium.
      if (this.#mayOpen(null as never).action !== 'deny')
        throw new Error('the stand-in opens no windows for pages');
    });
    devTools.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    devTools.on('Target.attachedToTarget', ({ sessionId }) => {
      const frame = chromium.frame(sessionId);
      this.#requests.serve(frame, 'frame');
      unattended(frame.send('Runtime.runIfWaitingForDebugger', {}));
    });
  }

  async #hearPage({ name, payload, executionContextId }: Events['Runtime.bindingCalled']): Promise<void> {
    if (name !== this.#scripts.meeting.send) return;
    // Only the top frame has a preload that can speak.
    const senderFrame = { url: this.#url, origin: originOf(this.#url), parent: null };
    const answer = await answerInvoke(JSON.parse(payload) as WireCall, senderFrame);
    this.#tellPage(executionContextId, answer);
  }

  #tellPage(contextId: number, said: FromMain): void {
    const expression = `${this.#scripts.meeting.receive}(${JSON.stringify(JSON.stringify(said))})`;
    unattended(
      this.#page.then(({ devTools }) => devTools.send('Runtime.evaluate', { expression, contextId })),
    );
  }
}

async function makeFullScreen(targetId: string): Promise<void> {
  const browser = await chromium.browser();
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'fullscreen' } });
}
