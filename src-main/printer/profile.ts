/**
 * What differs between models of receipt printers. `npm run printer -- self-test` finds it out on the real device.
 */
export interface PrinterProfile {
  /** Characters of the plain font in one line: 48 on 80 mm paper, 32 on 58 mm. */
  readonly columns: 48 | 32;
  readonly codePage: 'pc858' | 'wpc1252';
  /**
   * How the end of a job is known: by process ids (GS ( H, Epson's own), or, on clones that lack them, by a status
   * question in the receive buffer (GS r), which is answered in its turn.
   */
  readonly proof: 'process-id' | 'status-in-turn';
  /** What the printer takes in before it stops reading: nothing larger is sent before the last part is proven. */
  readonly receiveBufferBytes: number;
  readonly hasCutter: boolean;
}

/** The largest piece of a receipt, 800 bytes of a picture, must fit with the questions behind it. */
const receiveBufferBytesMin = 1_024;
const receiveBufferBytesMax = 1_048_576;

/** What is impossible about a profile, in words for whoever wrote it, or undefined. */
export function problemOfProfile(
  profile: Readonly<Record<keyof PrinterProfile, unknown>>,
): string | undefined {
  const { columns, codePage, proof, receiveBufferBytes, hasCutter } = profile;
  if (columns !== 48 && columns !== 32) {
    return `columns is ${say(columns)}: it must be 48 (80 mm paper) or 32 (58 mm paper)`;
  }
  if (codePage !== 'pc858' && codePage !== 'wpc1252') {
    return `codePage is ${say(codePage)}: it must be "pc858" or "wpc1252"`;
  }
  if (proof !== 'process-id' && proof !== 'status-in-turn') {
    return `proof is ${say(proof)}: it must be "process-id", or "status-in-turn" for a printer without GS ( H`;
  }
  if (typeof hasCutter !== 'boolean') return `hasCutter is ${say(hasCutter)}: it must be true or false`;
  const isPossible = Number.isInteger(receiveBufferBytes) && typeof receiveBufferBytes === 'number';
  if (
    !isPossible ||
    receiveBufferBytes < receiveBufferBytesMin ||
    receiveBufferBytes > receiveBufferBytesMax
  ) {
    return `receiveBufferBytes is ${say(receiveBufferBytes)}: it must be a whole number from ${receiveBufferBytesMin} to ${receiveBufferBytesMax}; most printers have 4096`;
  }
  return undefined;
}

function say(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
