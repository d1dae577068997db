/** What a printer obeys the moment it arrives, past everything that waits in its buffer. */
export type RealTimeCommand =
  /** DLE EOT n: a status byte. */
  | { readonly is: 'ask-status'; readonly subject: number }
  /** DLE ENQ 1: go on after an error, from the line where it happened; DLE ENQ 2: after forgetting what waits. */
  | { readonly is: 'recover'; readonly forgets: boolean }
  /** DLE DC4 8: forgets what waits. */
  | { readonly is: 'clear' };

const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;
/** DLE DC4 8 and the seven bytes that guard it. */
const clear = Buffer.from([DLE, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8]);

export interface RealTimeScanner {
  /** The command that ends with this byte, if one does. */
  scan(byte: number): RealTimeCommand | undefined;
}

/**
 * Finds real-time commands in all that arrives on a line. It knows nothing of other commands, as printers do not
 * either: the bytes of one in the middle of a picture or a code are obeyed too.
 */
export function createRealTimeScanner(): RealTimeScanner {
  let last: readonly number[] = [];
  return {
    scan: (byte) => {
      // Most bytes neither begin nor go on with one.
      if (byte !== DLE && last.length === 0) return undefined;
      last = [...last.slice(-(clear.length - 1)), byte];
      if (!last.includes(DLE)) last = [];
      return commandAt(last);
    },
  };
}

function commandAt(last: readonly number[]): RealTimeCommand | undefined {
  if (last.length === clear.length && clear.equals(Buffer.from(last))) return { is: 'clear' };
  const [lead, operation, argument = 0] = last.slice(-3);
  if (last.length < 3 || lead !== DLE) return undefined;
  if (operation === EOT && argument >= 1 && argument <= 4) return { is: 'ask-status', subject: argument };
  return operation === ENQ && (argument === 1 || argument === 2)
    ? { is: 'recover', forgets: argument === 2 }
    : undefined;
}
