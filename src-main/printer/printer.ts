import { createAftermath } from './aftermath.ts';
import type { ByteLink } from './byte-link.ts';
import { closeLink } from './close-link.ts';
import { createConversation, type Conversation } from './conversation.ts';
import { toEscPos } from './escpos.ts';
import type { Printer, PrinterFault, PrinterStatus, PrintOutcome } from './port.ts';
import { printJob } from './print-job.ts';
import { problemOfProfile, type PrinterProfile } from './profile.ts';

export interface PrinterOptions {
  /** Opens a new line to the printer; throws an Error that says why it cannot. */
  readonly openLink: () => Promise<ByteLink>;
  readonly profile: PrinterProfile;
  /** How long a question may stay without its answer. */
  readonly statusTimeoutMs: number;
  /** How long a whole receipt may take to print. */
  readonly printTimeoutMs: number;
  /** Told, in words for staff, why the printer cannot be reached. */
  readonly onUnreachable?: (problem: string) => void;
  /** Told, in words for staff, that a line stayed open, so that the next one may not open. */
  readonly onUnclosed?: (problem: string) => void;
}

/**
 * A receipt printer that speaks ESC/POS and answers. One job at a time, a new line for each.
 *
 * Sending succeeds even to a printer without paper, so nothing counts as printed until the printer itself says that
 * the end of the job is on the paper.
 *
 * @throws RangeError for a profile that no printer has
 */
export function createPrinter(options: PrinterOptions): Printer {
  const problem = problemOfProfile(options.profile);
  if (problem !== undefined) throw new RangeError(`the printer's profile is impossible: ${problem}`);
  const aftermath = createAftermath(options);
  let last: Promise<unknown> = Promise.resolve();

  /** Printers serve one client: each job waits for the one before. */
  function inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    const turn = last.then(job);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    print: async (lines) => {
      const pieces = toEscPos(lines, options.profile);
      return inTurn(() =>
        withLine(
          options,
          async (conversation): Promise<PrintOutcome> => {
            const status = await aftermath.statusForPrinting(conversation);
            if (status.is === 'unavailable') return notStarted(status.fault);
            const outcome = await printJob(conversation, aftermath.cutFirst(pieces), options);
            aftermath.after(outcome);
            return outcome;
          },
          notStarted,
        ),
      );
    },
    probe: () =>
      inTurn(() =>
        withLine(
          options,
          (conversation) => aftermath.status(conversation),
          (fault): PrinterStatus => ({ is: 'unavailable', fault }),
        ),
      ),
  };
}

function notStarted(cause: PrinterFault): PrintOutcome {
  return { is: 'not-started', cause };
}

async function withLine<Result>(
  { openLink, onUnreachable, onUnclosed, statusTimeoutMs }: PrinterOptions,
  use: (conversation: Conversation) => Promise<Result>,
  otherwise: (fault: PrinterFault) => Result,
): Promise<Result> {
  let link: ByteLink;
  try {
    link = await openLink();
  } catch (error) {
    onUnreachable?.(error instanceof Error ? error.message : String(error));
    return otherwise('unreachable');
  }
  try {
    return await use(createConversation(link));
  } finally {
    await closeLink(link, statusTimeoutMs, (problem) => onUnclosed?.(problem));
  }
}
