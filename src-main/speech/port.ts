import type { Language } from '#contract/appearance.ts';

export interface Utterance {
  /** As it is to be heard: numbers and signs are spelled out already. */
  readonly text: string;
  readonly language: Language;
  /** From 0, silent, to 100. */
  readonly volume: number;
}

/** The voice of the kiosk. One thing is said at a time; a fault of it never stops anything else. */
export interface Speech {
  /** Says it in place of whatever is being said. Resolves once it is said, or stopped, or cannot be said; never rejects. */
  say(utterance: Utterance): Promise<void>;
  /** Stops at once. */
  hush(): void;
}
