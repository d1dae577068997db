import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** What of a process's memory is read at once, in bytes. */
const pieceBytes = 4 * 1024 * 1024;

/** A form in which something could lie in memory, and what it is called when it is found. */
export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A text as bytes and as UTF-16, the two ways in which a browser and Node keep it. */
export function formsOf(name: string, text: string): Form[] {
  return [
    { name: `${name} as bytes`, bytes: Buffer.from(text, 'latin1') },
    { name: `${name} as UTF-16`, bytes: Buffer.from(text, 'utf16le') },
  ];
}

/**
 * Searches all that a process and its descendants can write to in their memory (Linux, as their owner or root).
 *
 * @returns one entry a find, such as "4711 chromium: the number as bytes"
 * @throws Error when a process's memory may not be read: a search that saw nothing proves nothing
 */
export function searchMemory(rootProcessId: number, forms: readonly Form[]): string[] {
  return descendantsOf(rootProcessId).flatMap((processId) =>
    [...findsIn(processId, forms)].map((name) => `${processId} ${nameOf(processId)}: ${name}`),
  );
}

/** A process and all that it started, straight or not. */
function descendantsOf(rootProcessId: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(name);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [rootProcessId];
  // Grows while it is walked: each process found adds its children.
  for (const processId of found) found.push(...(children.get(processId) ?? []));
  return found;
}

function parentOf(processId: string): number | undefined {
  const stat = readIfThere(`/proc/${processId}/stat`);
  // The name, in brackets, may hold anything; the parent's id is the second word after it.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? undefined : Number(parent);
}

function nameOf(processId: number): string {
  return readIfThere(`/proc/${processId}/comm`)?.trim() ?? 'ended';
}

function findsIn(processId: number, forms: readonly Form[]): Set<string> {
  const finds = new Set<string>();
  const maps = readIfThere(`/proc/${processId}/smaps`);
  // It ended in the meantime, and its memory with it.
  if (maps === undefined) return finds;
  const memory = openSync(`/proc/${processId}/mem`, 'r');
  try {
    for (const { from, to } of writableRanges(maps)) {
      for (const piece of pieces(memory, from, to)) {
        for (const { name, bytes } of forms) if (piece.includes(bytes)) finds.add(name);
      }
    }
  } finally {
    closeSync(memory);
  }
  return finds;
}

/** The ranges that may be written to and of which any page is in memory. */
function writableRanges(maps: string): { from: number; to: number }[] {
  const entry = /^([\da-f]+)-([\da-f]+) rw[\s\S]*?^Rss: +(\d+) kB$/gm;
  return [...maps.matchAll(entry)].flatMap(([, from = '', to = '', residentKb]) =>
    residentKb === '0' ? [] : [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }],
  );
}

/** The range, piece by piece. Each begins with the last bytes of the one before, so that nothing is cut in two. */
function* pieces(memory: number, from: number, to: number): Generator<Buffer> {
  const overlap = 128;
  const buffer = Buffer.alloc(pieceBytes);
  for (let at = from; at < to; at += pieceBytes - overlap) {
    const read = readPiece(memory, buffer, { at, length: Math.min(pieceBytes, to - at) });
    if (read > 0) yield buffer.subarray(0, read);
  }
}

function readPiece(memory: number, buffer: Buffer, { at, length }: { at: number; length: number }): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    // Mapped and never touched, or gone since: there is nothing in it.
    return 0;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended.
    return undefined;
  }
}
