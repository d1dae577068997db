import { askNow, type RealTimeSubject } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { PrinterFault } from './port.ts';
import type { PrinterProfile } from './profile.ts';
import { faultInTurn, faultOfChange, faultOfPaper, faultWhenOffline, type Signal } from './status.ts';

export type Progress =
  | { readonly is: 'proven' }
  | { readonly is: 'stopped'; readonly by: PrinterFault }
  | { readonly is: 'lost' }
  /** The time is over, and the printer told of nothing that stops it. */
  | { readonly is: 'late' };

export interface JobWatch {
  /** Waits until a proof arrives, or until it cannot arrive any more. */
  until(proof: Proof): Promise<Progress>;
}

/** What in a signal proves that the printer worked off everything before the question. */
export type Proof = (signal: Signal) => boolean;

/** Proofs by the printer's own kind; `id` is what a process id question was sent with. */
export function proofOf(profile: PrinterProfile, id: Buffer): Proof {
  return profile.proof === 'process-id'
    ? (signal) => signal.is === 'process-id' && signal.id.equals(id)
    : (signal) => signal.is === 'in-turn' && faultInTurn(signal.status) === undefined;
}

export interface JobWatchOptions {
  readonly statusTimeoutMs: number;
  /** How long all proofs together may take. */
  readonly printTimeoutMs: number;
}

/**
 * Watches a job being printed. A printer tells of faults unasked; one that does not (some clones) is asked now and
 * then, never again while a question is open, because answers do not say which question they answer.
 */
export function watchJob(conversation: Conversation, options: JobWatchOptions): JobWatch {
  const endsAtMs = performance.now() + options.printTimeoutMs;
  let open: RealTimeSubject[] = [];

  function ask(): void {
    if (open.length > 0) return;
    open = ['offlineCause', 'paper'];
    for (const subject of open) conversation.say(askNow(subject));
  }

  function faultNow(status: number): PrinterFault | undefined {
    const subject = open.shift();
    if (subject === 'paper') return faultOfPaper(status);
    const fault = subject === 'offlineCause' ? faultWhenOffline(status) : undefined;
    // Its other errors may end by themselves, as a hot head cools; the end of the time settles it.
    return fault === 'error' ? undefined : fault;
  }

  function faultIn(signal: Signal): PrinterFault | undefined {
    switch (signal.is) {
      case 'changed':
        return faultOfChange(signal.bytes);
      case 'in-turn':
        return faultInTurn(signal.status);
      case 'now':
        return faultNow(signal.status);
      default:
        return undefined;
    }
  }

  async function until(proof: Proof): Promise<Progress> {
    const find = (signal: Signal): Progress | undefined => {
      if (proof(signal)) return { is: 'proven' };
      const fault = faultIn(signal);
      return fault && { is: 'stopped', by: fault };
    };
    for (;;) {
      const leftMs = endsAtMs - performance.now();
      const found = await conversation.waitFor(find, Math.min(leftMs, options.statusTimeoutMs));
      if (found) return found;
      if (conversation.isLost()) return { is: 'lost' };
      if (leftMs <= options.statusTimeoutMs) return { is: 'late' };
      ask();
    }
  }

  return { until };
}
