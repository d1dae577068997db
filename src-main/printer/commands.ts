/**
 * The bytes that ask a printer how it is and how far it got, by Epson's ESC/POS reference. What it answers is read
 * in status.ts.
 */

/** What DLE EOT n asks about. Answered at once, past the receive buffer, even when the printer is off line. */
export const realTimeSubjects = { printer: 1, offlineCause: 2, errorCause: 3, paper: 4 } as const;
export type RealTimeSubject = keyof typeof realTimeSubjects;

/** DLE EOT n, answered by one byte. */
export function askNow(subject: RealTimeSubject): Buffer {
  return Buffer.from([0x10, 0x04, realTimeSubjects[subject]]);
}

/**
 * GS a 0Eh: on line or off line, errors and paper are told unasked, at once and whenever they change. ESC @ ends
 * it, so it comes after that in every job.
 */
export const tellChanges = Buffer.from([0x1d, 0x61, 0x0e]);

/** GS ( H function 48: answered with the same four bytes when all before it is on the paper. */
export function askWhenPrinted(processId: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]), processId]);
}

/** GS r 1: the paper sensor's status, answered in its turn, so only after all before it is worked off. */
export const askPaperInTurn = Buffer.from([0x1d, 0x72, 1]);

/** DLE DC4 8: throws away, at once, what is received and not yet printed. Answered by 37h 25h 00h. */
export const clearBuffers = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
