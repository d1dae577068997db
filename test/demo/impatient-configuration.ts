import type { QueueLimits } from '../../src-main/payment/queue-limits.ts';
import { demoConfiguration, type OtherSide } from './configuration.ts';

/** Where a test's kiosk differs from the demo's; what is left out is as in the demo. */
export interface DemoDifferences {
  /** What the acquirer permits to be queued; null for nothing. */
  readonly queue?: QueueLimits | null;
  readonly lateExecutionMaxMs?: number;
  readonly storage?: { readonly reserveMb: number; readonly ballastMb?: number };
  readonly screen?: { readonly diagonalIn: number; readonly widthPx: number; readonly heightPx: number };
  /** Null for a kiosk that sends none. */
  readonly mail?: null;
  /** What may be paid with. */
  readonly methods?: readonly ('credit' | 'debit')[];
}

interface Impatience extends DemoDifferences {
  /** How long the VPOS may take for a sale, and for every other answer. */
  readonly vposTimeoutMs: number;
}

/** The parts of the demo's configuration that are taken out or put together anew. */
interface DemoParts {
  readonly vpos: { readonly queue?: QueueLimits };
  readonly printer: object;
  readonly mail?: object;
}

/** The demo's configuration with a short patience for the VPOS, so that silences end soon. */
export function impatientConfiguration(
  otherSide: OtherSide,
  { vposTimeoutMs, queue, lateExecutionMaxMs, storage, screen, mail, methods }: Impatience,
): object {
  const { vpos: demoVpos, printer, mail: demoMail, ...rest } = demoConfiguration(otherSide) as DemoParts;
  const { queue: demoQueue, ...line } = demoVpos;
  const permitted = queue === undefined ? demoQueue : queue;
  const vpos = {
    ...line,
    saleTimeoutMs: vposTimeoutMs,
    answerTimeoutMs: vposTimeoutMs,
    ...(permitted && { queue: permitted }),
    ...(lateExecutionMaxMs !== undefined && { lateExecutionMaxMs }),
  };
  return {
    ...rest,
    vpos,
    printer: { ...printer, printTimeoutMs: 5_000 },
    ...(mail !== null && demoMail && { mail: demoMail }),
    ...(storage && { storage }),
    ...(screen && { screen }),
    ...(methods && { methods }),
  };
}
