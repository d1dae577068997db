import type { PaymentView } from '#contract/kiosk-api.ts';
import { outOfServicePage, startPage } from './addresses.ts';
import { paymentChannel, scanChannel } from './channels.ts';
import type { CustomerSession } from './customer-session.ts';
import { createKioskWindow } from './kiosk-window.ts';
import type { Window } from './slice.ts';
import { countFailure } from './watchdog.ts';

/** The longest that a fresh window may take to be ready before it counts as failed. */
const readyTimeoutMs = 30_000;
/** The pause between attempts once even the out-of-service page fails: no loop at full speed. */
const retryMs = 10_000;

export interface ScreenOptions {
  /** Two at least: the next customer's window opens on one while the last one's still shows on the other. */
  readonly sessions: readonly CustomerSession[];
  /** A screen has failed; a fresh window is coming, and whoever stood there must begin again on it. */
  readonly onLost: () => void;
  /** A window is on show for the first time. */
  readonly onReady: () => void;
  /** Screens keep failing: from now on only the out-of-service page is shown. */
  readonly onGivenUp: () => void;
  /** The window on show was closed, and not by us. */
  readonly onClosed: () => void;
}

/** One window and the partition that it alone uses. */
interface Sheet {
  readonly window: Window;
  readonly session: CustomerSession;
  readonly readyTimer: NodeJS.Timeout;
}

/**
 * The screen of the kiosk: one window at a time, replaced by a fresh one (a new process on an empty
 * partition) when a customer's session has ended and whenever the one on show has failed.
 */
export class Screen {
  readonly #options: ScreenOptions;
  /** Empty partitions, each as soon as it has been wiped. */
  readonly #spares: Promise<CustomerSession>[];
  readonly #failed = new WeakSet<Sheet>();
  #page = startPage;
  #failuresAtMs: readonly number[] = [];
  #shown: Sheet | undefined;
  #coming: Sheet | undefined;
  #opening: 'no' | 'once' | 'and-again' = 'no';

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.#spares = options.sessions.map((session) => Promise.resolve(session));
  }

  /** Opens a fresh window and, once it is ready, ends the one on show and all that it held. */
  async renew(): Promise<void> {
    if (this.#opening !== 'no') {
      // The one that is coming may already hold something of the customer who has just left.
      this.#opening = 'and-again';
      return;
    }
    this.#opening = 'once';
    const session = await this.#spares.shift();
    if (!session) throw new Error('no partition to open a window on');
    const window = createKioskWindow(session.partition);
    const readyTimer = setTimeout(() => this.#fail(sheet), readyTimeoutMs);
    const sheet: Sheet = { window, session, readyTimer };
    this.#coming = sheet;
    window.webContents.on('render-process-gone', () => this.#fail(sheet));
    window.webContents.on('unresponsive', () => this.#fail(sheet));
    window.once('closed', () => {
      if (sheet === this.#shown) this.#options.onClosed();
    });
    window.once('ready-to-show', () => this.#show(sheet));
    window.loadURL(this.#page).catch(() => this.#fail(sheet));
  }

  /** Tells the page on show, and the one that is about to be: it may be there because the other failed. */
  send(view: PaymentView): void {
    for (const sheet of [this.#shown, this.#coming]) tell(sheet, paymentChannel, view);
  }

  /** Tells the page on show what a scanner has read: nobody scans for a page that is not there yet. */
  sendScan(code: string): void {
    tell(this.#shown, scanChannel, code);
  }

  focus(): void {
    this.#shown?.window.focus();
  }

  #show(sheet: Sheet): void {
    if (sheet !== this.#coming) return;
    clearTimeout(sheet.readyTimer);
    const last = this.#shown;
    this.#shown = sheet;
    this.#coming = undefined;
    sheet.window.show();
    if (last) this.#discard(last);
    else this.#options.onReady();
    this.#settle();
  }

  #fail(sheet: Sheet): void {
    const isCurrent = sheet === this.#shown || sheet === this.#coming;
    if (!isCurrent || this.#failed.has(sheet)) return;
    this.#failed.add(sheet);
    this.#options.onLost();
    const hadGivenUp = this.#page === outOfServicePage;
    this.#count();
    if (sheet === this.#coming) {
      this.#coming = undefined;
      this.#discard(sheet);
      this.#opening = 'no';
    }
    setTimeout(() => void this.renew(), hadGivenUp ? retryMs : 0);
  }

  #count(): void {
    const { failuresAtMs, verdict } = countFailure(this.#failuresAtMs, performance.now());
    this.#failuresAtMs = failuresAtMs;
    if (verdict === 'fresh-window' || this.#page === outOfServicePage) return;
    this.#page = outOfServicePage;
    this.#options.onGivenUp();
  }

  #discard({ window, session, readyTimer }: Sheet): void {
    clearTimeout(readyTimer);
    if (!window.isDestroyed()) window.destroy();
    this.#spares.push(session.wipe().then(() => session));
  }

  #settle(): void {
    const again = this.#opening === 'and-again';
    this.#opening = 'no';
    if (again) void this.renew();
  }
}

function tell(sheet: Sheet | undefined, channel: string, value: PaymentView | string): void {
  const contents = sheet?.window.webContents;
  if (contents && !contents.isDestroyed()) contents.send(channel, value);
}
