import type { EventEmitter } from 'node:events';
import { unattended, type DevTools } from './chromium-pipe.ts';
import type { PausedRequest } from './devtools-protocol.ts';
import { Preventable } from './preventable.ts';
import type { Session } from './session.ts';
import { toApp, toSite } from './site-names.ts';

/** Every request of one page and its frames: asked about when it is a navigation, answered when it is the app's. */
export class PausedRequests {
  readonly #session: Session;
  readonly #events: EventEmitter;
  #isOwnNavigation = false;

  constructor(session: Session, events: EventEmitter) {
    this.#session = session;
    this.#events = events;
  }

  /** The next navigation is main's: Electron does not ask main about those. */
  expectOwnNavigation(): void {
    this.#isOwnNavigation = true;
  }

  /** @param what - a page's own frame, or one within it that lives in another process */
  serve(devTools: DevTools, what: 'page' | 'frame'): void {
    let pageFrameId: string | undefined;
    devTools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) pageFrameId = frame.id;
    });
    devTools.on('Fetch.requestPaused', (paused) => {
      // The first navigation of a page is main's, and tells which frame is the page's own.
      if (what === 'page') pageFrameId ??= paused.frameId;
      unattended(this.#handle(devTools, paused, what === 'page' && paused.frameId === pageFrameId));
    });
    unattended(devTools.send('Fetch.enable', {}));
  }

  async #handle(devTools: DevTools, paused: PausedRequest, isMainFrame: boolean): Promise<void> {
    const { requestId, request, resourceType } = paused;
    if (resourceType === 'Document' && !this.#mayNavigate(toApp(request.url), isMainFrame)) {
      await devTools.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    const response = await this.#session.answer(request.url, request);
    if (!response) {
      await devTools.send('Fetch.continueRequest', { requestId });
      return;
    }
    await devTools.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: toSite(value) })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#isOwnNavigation) {
      this.#isOwnNavigation = false;
      return true;
    }
    const event = Object.assign(new Preventable(), { url, isMainFrame, isSameDocument: false });
    if (isMainFrame) this.#events.emit('will-navigate', event);
    if (!event.defaultPrevented) this.#events.emit('will-frame-navigate', event);
    return !event.defaultPrevented;
  }
}
