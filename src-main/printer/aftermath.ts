import { askStatus } from './ask-status.ts';
import { askPaperInTurn } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { PrinterStatus, PrintOutcome } from './port.ts';
import { clear } from './print-job.ts';
import type { PrinterProfile } from './profile.ts';
import type { Signal } from './status.ts';

export interface AftermathOptions {
  readonly profile: PrinterProfile;
  readonly statusTimeoutMs: number;
  readonly printTimeoutMs: number;
}

/** What earlier jobs may have left in the printer and hanging out of it, and how it is got rid of. */
export interface Aftermath {
  /** How the printer is. One that a fault has stopped forgets what it had left, so that a refill prints nothing old. */
  status(conversation: Conversation): Promise<PrinterStatus>;
  /** As `status`; besides, nothing of an earlier job comes out any more, nor answers for it. */
  statusForPrinting(conversation: Conversation): Promise<PrinterStatus>;
  /** The pieces of a job, with a cut before the first line where another job's paper may still hang. */
  cutFirst(pieces: readonly Buffer[]): readonly Buffer[];
  after(outcome: PrintOutcome): void;
}

export function createAftermath(options: AftermathOptions): Aftermath {
  const { profile, statusTimeoutMs, printTimeoutMs } = options;
  /** Also at the start: a process before this one may have died in the middle of a command. */
  let mayHoldLeftovers = true;
  /** So, too, may that one's paper hang there. Costs the feed from the head to the knife, blank, once a start. */
  let mayHang = profile.hasCutter;

  async function forget(conversation: Conversation): Promise<void> {
    if ((await clear(conversation, { statusTimeoutMs })) === 'cleared') mayHoldLeftovers = false;
  }

  async function status(conversation: Conversation): Promise<PrinterStatus> {
    const found = await askStatus(conversation, statusTimeoutMs);
    if (mayHoldLeftovers && isStopped(found)) await forget(conversation);
    return found;
  }

  /**
   * Answers in turn carry no mark of whose they are, so all old ones are waited for: the one that is asked for here
   * comes behind whatever the printer still prints.
   *
   * @returns whether any came
   */
  async function hearOut(conversation: Conversation): Promise<boolean> {
    const isAnswer = (signal: Signal): true | undefined => signal.is === 'in-turn' || undefined;
    conversation.say(askPaperInTurn);
    let answer = await conversation.waitFor(isAnswer, printTimeoutMs);
    const isHeard = answer !== undefined;
    while (answer) answer = await conversation.waitFor(isAnswer, statusTimeoutMs);
    return isHeard;
  }

  return {
    status,
    statusForPrinting: async (conversation) => {
      const found = await status(conversation);
      if (found.is === 'unavailable' || !mayHoldLeftovers) return found;
      await forget(conversation);
      if (profile.proof === 'process-id' || (await hearOut(conversation))) return found;
      return { is: 'unavailable', fault: conversation.whyNoAnswer() };
    },
    cutFirst: (pieces) => {
      const [start, ...rest] = pieces;
      const cut = rest.at(-1);
      return mayHang && start && cut ? [start, cut, ...rest] : pieces;
    },
    after: (outcome) => {
      const isWhole = outcome.is === 'printed' && outcome.isUncut !== true;
      mayHang = profile.hasCutter && !isWhole;
      // An incomplete one was cleared.
      mayHoldLeftovers = !isWhole && outcome.is !== 'incomplete';
    },
  };
}

/** Stopped by something that it tells of itself. */
function isStopped(status: PrinterStatus): boolean {
  return (
    status.is === 'unavailable' &&
    !['unreachable', 'mute', 'garbled', 'connection-lost'].includes(status.fault)
  );
}
