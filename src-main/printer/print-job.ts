import { randomInt } from 'node:crypto';
import { askStatus } from './ask-status.ts';
import { askPaperInTurn, askWhenPrinted, clearBuffers, tellChanges } from './commands.ts';
import type { Conversation } from './conversation.ts';
import { proofOf, watchJob, type JobWatchOptions, type Progress, type Proof } from './job-watch.ts';
import { packJob } from './pack-job.ts';
import type { PrinterFault, PrintOutcome } from './port.ts';
import type { PrinterProfile } from './profile.ts';

export interface JobOptions extends JobWatchOptions {
  readonly profile: PrinterProfile;
}

/** What a part leaves free in the receive buffer for the questions and the cut behind it. */
const freeBytes = 64;
const clearTriesMax = 2;

/**
 * Prints one job on a printer that is ready, and waits for its proofs: one after each part, and one after the cut.
 *
 * @param pieces - from escpos.ts: the first resets the printer, the last one cuts
 * @returns never `not-started`: something is sent
 */
export async function printJob(
  conversation: Conversation,
  pieces: readonly Buffer[],
  options: JobOptions,
): Promise<PrintOutcome> {
  const { profile } = options;
  const [start = Buffer.alloc(0), ...lines] = pieces.slice(0, -1);
  const cut = pieces.at(-1) ?? Buffer.alloc(0);
  const parts = packJob(
    [Buffer.concat([start, tellChanges]), ...lines],
    profile.receiveBufferBytes - freeBytes,
  );
  const watch = watchJob(conversation, options);
  for (const part of parts.slice(0, -1)) {
    const question = createQuestion(profile);
    conversation.say(Buffer.concat([part, question.bytes]));
    const progress = await watch.until(question.proof);
    if (progress.is !== 'proven')
      return endEarly(conversation, { ...options, ...question, progress, isLastPart: false });
  }
  const [body, end] = [createQuestion(profile), createQuestion(profile)];
  conversation.say(Buffer.concat([...parts.slice(-1), body.bytes, cut, end.bytes]));
  const printed = await watch.until(body.proof);
  if (printed.is !== 'proven')
    return endEarly(conversation, { ...options, ...body, progress: printed, isLastPart: true });
  const ended = await watch.until(end.proof);
  if (ended.is === 'proven') return { is: 'printed' };
  // The cut that could not be made must not be made in the middle of the next receipt.
  if (ended.is === 'stopped') await clear(conversation, options);
  return uncut(profile);
}

function uncut({ hasCutter }: PrinterProfile): PrintOutcome {
  return hasCutter ? { is: 'printed', isUncut: true } : { is: 'printed' };
}

interface Question {
  readonly bytes: Buffer;
  readonly proof: Proof;
}

/** Letters A to P: none of them can be taken for another answer of a printer. */
const processIdBytes = [0x41, 0x51] as const;

function createQuestion(profile: PrinterProfile): Question {
  const id = Buffer.from(Array.from({ length: 4 }, () => randomInt(...processIdBytes)));
  const bytes = profile.proof === 'process-id' ? askWhenPrinted(id) : askPaperInTurn;
  return { bytes, proof: proofOf(profile, id) };
}

interface EarlyEnd extends JobOptions {
  readonly progress: Exclude<Progress, { is: 'proven' }>;
  /** Proves that everything sent is on the paper. */
  readonly proof: Proof;
  readonly isLastPart: boolean;
}

/** What became of a job whose last line is not proven. */
async function endEarly(conversation: Conversation, end: EarlyEnd): Promise<PrintOutcome> {
  const { progress, isLastPart } = end;
  if (progress.is === 'lost') return { is: 'unknown', cause: 'connection-lost' };
  const fault = progress.is === 'stopped' ? progress.by : await faultAfterSilence(conversation, end);
  // Silence without a fault: the whole receipt may be on the paper, or may still come.
  if (isSilence(fault) && isLastPart) return { is: 'unknown', cause: fault };
  const cleared = await clear(conversation, end);
  if (cleared === 'was-printed' && isLastPart) return uncut(end.profile);
  return cleared === 'cleared' ? { is: 'incomplete', cause: fault } : { is: 'unknown', cause: fault };
}

async function faultAfterSilence(
  conversation: Conversation,
  { statusTimeoutMs }: JobWatchOptions,
): Promise<PrinterFault> {
  const noise = conversation.whyNoAnswer();
  const status = await askStatus(conversation, statusTimeoutMs);
  return status.is === 'ready' ? noise : status.fault;
}

function isSilence(fault: PrinterFault): boolean {
  return fault === 'mute' || fault === 'garbled' || fault === 'connection-lost';
}

/**
 * Throws away what the printer still holds, so that nothing of it comes out when the fault is over.
 *
 * @returns `was-printed` when the proof arrived after all, before the printer cleared anything
 */
export async function clear(
  conversation: Conversation,
  { statusTimeoutMs, proof }: Pick<JobWatchOptions, 'statusTimeoutMs'> & { readonly proof?: Proof },
): Promise<'cleared' | 'was-printed' | 'not-known'> {
  for (let tries = 0; tries < clearTriesMax && !conversation.isLost(); tries += 1) {
    conversation.say(clearBuffers);
    const answer = await conversation.waitFor((signal) => {
      if (proof?.(signal)) return 'was-printed';
      return signal.is === 'cleared' ? 'cleared' : undefined;
    }, statusTimeoutMs);
    if (answer) return answer;
  }
  return 'not-known';
}
