import type { KioskApi, KioskView } from '#contract/kiosk-api.ts';
import { speakAs } from './text.svelte.ts';

/** How the kiosk was when it was last looked at. */
export class Connection {
  view = $state.raw<KioskView>();
  readonly #kiosk: Pick<KioskApi, 'describeKiosk'>;
  #looking: Promise<void> | undefined;

  constructor(kiosk: Pick<KioskApi, 'describeKiosk'>) {
    this.#kiosk = kiosk;
  }

  /** Another one than before: what was said of why the kiosk takes no money is not true any more. */
  get paying(): string | undefined {
    return this.view && `${this.view.service.is} ${this.view.paying}`;
  }

  /** Looks anew. While one look is on its way no other begins: whoever asks meanwhile waits for the same. */
  look(): Promise<void> {
    this.#looking ??= this.#ask().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #ask(): Promise<void> {
    this.view = await this.#kiosk.describeKiosk({});
    speakAs(this.view.country);
  }
}
