import { askNow, type RealTimeSubject } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { PrinterFault, PrinterStatus } from './port.ts';
import { faultOfError, faultOfPaper, faultWhenOffline, isNearEnd, isOffline, type Signal } from './status.ts';

/** Noise on a line is forgiven once. */
const triesMax = 2;

/**
 * Asks the printer how it is, by DLE EOT 1 to 4, each awaited: the answers do not say which question they answer.
 *
 * @param statusTimeoutMs - for each of the four
 */
export async function askStatus(conversation: Conversation, statusTimeoutMs: number): Promise<PrinterStatus> {
  for (let tries = 1; ; tries += 1) {
    const status = await askOnce(conversation, statusTimeoutMs);
    const isGarbled = status.is === 'unavailable' && status.fault === 'garbled';
    if (!isGarbled || tries === triesMax) return status;
  }
}

type Answers = Readonly<Record<RealTimeSubject, number>>;

async function askOnce(conversation: Conversation, statusTimeoutMs: number): Promise<PrinterStatus> {
  conversation.forgetHeard();
  const others = { areStrange: false };
  const find = (signal: Signal): number | undefined => {
    if (signal.is === 'now') return signal.status;
    others.areStrange ||= signal.is !== 'changed';
    return undefined;
  };
  const answers = { printer: 0, offlineCause: 0, errorCause: 0, paper: 0 };
  for (const subject of ['printer', 'offlineCause', 'errorCause', 'paper'] as const) {
    conversation.say(askNow(subject));
    const answer = await conversation.waitFor(find, statusTimeoutMs);
    if (answer === undefined) {
      const why = conversation.whyNoAnswer();
      return { is: 'unavailable', fault: why === 'mute' && others.areStrange ? 'garbled' : why };
    }
    answers[subject] = answer;
  }
  // Somebody who talks all the time says what looks like an answer, too.
  if (others.areStrange) return { is: 'unavailable', fault: 'garbled' };
  const fault = faultOf(answers);
  return fault ? { is: 'unavailable', fault } : { is: 'ready', isNearEnd: isNearEnd(answers.paper) };
}

function faultOf({ printer, offlineCause, errorCause, paper }: Answers): PrinterFault | undefined {
  const offline = faultWhenOffline(offlineCause);
  if (offline === 'cover-open' || offline === 'paper-out') return offline;
  const other = faultOfError(errorCause) ?? offline ?? faultOfPaper(paper);
  // Off line for no reason that it tells, such as somebody's finger on its feed button.
  return other ?? (isOffline(printer) ? 'error' : undefined);
}
