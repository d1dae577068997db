import type { CardToKiosk } from '../../../src-renderer/card/card-messages.ts';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';
import type { Session } from '../../../src-renderer/session.svelte.ts';
import type { FakeKiosk } from '../../renderer/fake-kiosk.ts';

/** What brings a state about, on the page that shows it. */
export interface Stage {
  readonly kiosk: FakeKiosk;
  readonly session: Session;
  /** Lets time pass, in seconds. */
  readonly pass: (seconds: number) => void;
  /** Presses what has this name or begins with it, as a finger would. */
  readonly press: (name: string) => Promise<void>;
  /** Types into the field with this label. */
  readonly type: (label: string, typed: string) => Promise<void>;
  /** Waits until the card frame has said this. */
  readonly waitForCard: (is: CardToKiosk['is']) => Promise<void>;
  /** Says something in the card frame's name. */
  readonly sayAsCard: (message: object) => Promise<void>;
}

/** Something that a customer can see. */
export interface State {
  readonly name: string;
  readonly screen: ScreenName;
  /** How the kiosk is before its page is opened. */
  readonly kiosk?: (kiosk: FakeKiosk) => void;
  readonly reach?: (stage: Stage) => unknown;
  /** What is typed in the card frame once the state is reached. */
  readonly card?: string;
  /** Another one but for a sentence: looked at only as it is, and in large letters. */
  readonly isSentence?: true;
  /** A step of the way that most customers go: its tree is kept in both languages. */
  readonly isMain?: true;
}

/** States that differ from another only by what they say. */
export function sentences(states: readonly State[]): readonly State[] {
  return states.map((state) => ({ ...state, isSentence: true }));
}
