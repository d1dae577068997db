import type { ByteLink } from './byte-link.ts';
import type { PrinterFault } from './port.ts';
import { readSignals, type Signal } from './status.ts';

/** What waiting for an answer can end with, besides the answer. */
export type NoAnswer = Extract<PrinterFault, 'mute' | 'garbled' | 'connection-lost'>;

/** What is said and heard over one link, in order. */
export interface Conversation {
  /** Does not wait: a printer that takes nothing is noticed by its silence. */
  say(bytes: Buffer): void;
  /**
   * The first thing that `find` finds in what was heard and not yet waited for, whatever came before it.
   *
   * @returns undefined when the time is over or the line is lost
   */
  waitFor<Found>(find: (signal: Signal) => Found | undefined, timeoutMs: number): Promise<Found | undefined>;
  /** Forgets what was heard and not waited for. */
  forgetHeard(): void;
  /** Why no answer came: the line is lost, only garbage came, or nothing. Forgets the garbage. */
  whyNoAnswer(): NoAnswer;
  isLost(): boolean;
}

export function createConversation(link: ByteLink): Conversation {
  let rest: Buffer = Buffer.alloc(0);
  let heard: Signal[] = [];
  let isLost = false;
  let isGarbled = false;
  let look: () => void = () => undefined;

  link.onBytes((bytes) => {
    const read = readSignals(Buffer.concat([rest, bytes]));
    rest = read.rest;
    isGarbled ||= read.signals.some((signal) => signal.is === 'garbage');
    heard.push(...read.signals);
    look();
  });
  link.onLost(() => {
    isLost = true;
    look();
  });

  return {
    say(bytes) {
      // A line that is lost tells it by onLost.
      link.send(bytes).catch(() => undefined);
    },
    waitFor: (find, timeoutMs) =>
      new Promise((resolve) => {
        const end = (found: ReturnType<typeof find>): void => {
          clearTimeout(timer);
          look = () => undefined;
          resolve(found);
        };
        const timer = setTimeout(() => end(undefined), Math.max(0, timeoutMs));
        look = () => {
          for (let signal = heard.shift(); signal; signal = heard.shift()) {
            const found = find(signal);
            if (found !== undefined) {
              end(found);
              return;
            }
          }
          if (isLost) end(undefined);
        };
        look();
      }),
    forgetHeard() {
      heard = [];
      rest = Buffer.alloc(0);
      isGarbled = false;
    },
    whyNoAnswer() {
      if (isLost) return 'connection-lost';
      const why = isGarbled || rest.length > 0 ? 'garbled' : 'mute';
      isGarbled = false;
      return why;
    },
    isLost: () => isLost,
  };
}
