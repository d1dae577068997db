import type { PlayName } from './play.ts';

/** What the player is told. */
export interface PlayerTask {
  readonly disk: string;
  readonly witness: string;
  readonly play: PlayName;
  /** The control: it does not stop at a failed commit. */
  readonly isCareless: boolean;
}

/** The player met a fault of the journal or of the cards, and ended for it. */
export const faultCode = 3;
