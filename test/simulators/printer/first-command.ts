import type { CutOut } from './command.ts';
import { readEsc } from './esc-commands.ts';
import { readGs } from './gs-commands.ts';

const none = { is: 'none' } as const;
const HT = 0x09;
const LF = 0x0a;
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const firstVisible = 0x20;
const DEL = 0x7f;

/** The first command of the bytes; undefined while its end has not arrived. */
export function firstCommand(bytes: Buffer): CutOut | undefined {
  const [lead, operation] = bytes;
  if (lead === undefined) return undefined;
  if (lead === LF) return { command: { is: 'feed', lines: 1 }, length: 1 };
  if (lead === HT) return { command: { is: 'tab' }, length: 1 };
  const read = prefixed[lead];
  if (!read) {
    const isVisible = lead >= firstVisible && lead !== DEL;
    return { command: isVisible ? { is: 'character', byte: lead } : none, length: 1 };
  }
  if (operation === undefined) return undefined;
  const found = read(bytes, operation);
  return found && found.length <= bytes.length ? found : undefined;
}

/** Lengths of the FS commands that have arguments: they are for Chinese, Japanese and Korean characters. */
const fsLengths: Readonly<Record<string, number>> = { '!': 3, '-': 3, W: 3, C: 3, S: 4 };

type Reader = (bytes: Buffer, operation: number) => CutOut | undefined;

const prefixed: Readonly<Record<number, Reader>> = {
  [DLE]: readDle,
  [ESC]: readEsc,
  [FS]: (_bytes, operation) => ({ command: none, length: fsLengths[String.fromCharCode(operation)] ?? 2 }),
  [GS]: readGs,
};

/** DLE EOT n, DLE ENQ n and DLE DC4 n: only passed over here, because they were obeyed when they arrived. */
function readDle(bytes: Buffer, operation: number): CutOut | undefined {
  if (operation === 0x04 || operation === 0x05) return { command: none, length: 3 };
  if (operation !== 0x14) return { command: none, length: 1 };
  if (bytes.length < 3) return undefined;
  return { command: none, length: bytes[2] === 8 ? 10 : 5 };
}
