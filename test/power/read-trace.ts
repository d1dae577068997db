import { readFileSync } from 'node:fs';

/** One thing that the watched process did to its disk, or said, in the order in which it happened. */
export type DiskAct =
  | { readonly is: 'create'; readonly path: string }
  | { readonly is: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'truncate'; readonly path: string; readonly size: number }
  /** The disk has said that everything before act number `covers` of this file, or folder, is kept. */
  | { readonly is: 'sync'; readonly path: string; readonly covers: number }
  | { readonly is: 'unlink'; readonly path: string }
  | { readonly is: 'rename'; readonly path: string; readonly to: string }
  /** A whole line that the process wrote to the file in which it says what it does. */
  | { readonly is: 'said'; readonly line: string };

export interface TraceSource {
  readonly traceFile: string;
  /** The folder that is the disk under test; what happens elsewhere is left out. */
  readonly disk: string;
  /** The file to which the process says what it does. */
  readonly spoken: string;
}

interface Call {
  readonly name: string;
  readonly args: string;
  readonly answer: string;
  /** How many acts there were when the call began. */
  readonly begun: number;
}

/** Reads what strace wrote with `-f -y -xx`, where every byte of every string stands as \xNN. */
export function readTrace({ traceFile, disk, spoken }: TraceSource): DiskAct[] {
  const reader = createReader(disk, spoken);
  const marks = [disk, spoken].map(toHex);
  const text = readFileSync(traceFile, 'latin1');
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    from += line.length + 1;
    if (marks.some((mark) => line.includes(mark)) || line.includes(' resumed>')) reader.read(line);
  }
  return reader.acts;
}

function createReader(disk: string, spoken: string): { read(line: string): void; readonly acts: DiskAct[] } {
  const acts: DiskAct[] = [];
  const unfinished = new Map<string, { readonly text: string; readonly begun: number }>();
  const positions = new Map<string, number>();
  let halfLine = '';

  return { read, acts };

  function read(line: string): void {
    const thread = line.slice(0, line.indexOf(' '));
    const rest = line.slice(thread.length).trimStart();
    const cut = rest.indexOf(' <unfinished ...>');
    if (cut !== -1) {
      unfinished.set(thread, { text: rest.slice(0, cut), begun: acts.length });
      return;
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest);
    const start = resumed ? unfinished.get(thread) : undefined;
    unfinished.delete(thread);
    if (resumed && !start) return;
    const whole = start ? start.text + rest.slice(resumed?.[0].length) : rest;
    const call = readCall(whole, start?.begun ?? acts.length);
    if (call) take(call);
  }

  function take(call: Call): void {
    const path = pathOf(call);
    if (path === spoken) {
      if (call.name === 'write') say(bytesOf(call).toString('utf8'));
      else if (call.name !== 'openat') throw unknown(call);
    } else if (path === disk || path.startsWith(`${disk}/`)) {
      changeDisk(call, path);
    }
  }

  function say(text: string): void {
    const lines = (halfLine + text).split('\n');
    halfLine = lines.pop() ?? '';
    for (const line of lines) acts.push({ is: 'said', line });
  }

  function changeDisk(call: Call, path: string): void {
    switch (call.name) {
      case 'open':
      case 'openat':
        openFile(call, path);
        return;
      case 'pwrite64':
        acts.push({ is: 'write', path, at: Number(/, (\d+)$/.exec(call.args)?.[1]), bytes: written(call) });
        return;
      case 'write':
        append(call, path);
        return;
      case 'fsync':
      case 'fdatasync':
        acts.push({ is: 'sync', path, covers: call.begun });
        return;
      case 'ftruncate':
      case 'truncate':
        acts.push({ is: 'truncate', path, size: Number(/, (\d+)$/.exec(call.args)?.[1]) });
        return;
      case 'unlink':
      case 'unlinkat':
        acts.push({ is: 'unlink', path });
        return;
      case 'rename':
      case 'renameat':
      case 'renameat2':
        acts.push({ is: 'rename', path, to: decode(stringsOf(call.args)[1] ?? '') });
        return;
      case 'mmap':
        // Only the wal-index is mapped for writing, and nobody trusts it after a power cut.
        if (path.endsWith('-shm') || !/PROT_WRITE/.test(call.args) || /MAP_PRIVATE/.test(call.args)) return;
        throw unknown(call);
      default:
        throw unknown(call);
    }
  }

  function openFile({ args, answer }: Call, path: string): void {
    if (args.includes('O_CREAT')) acts.push({ is: 'create', path });
    if (args.includes('O_TRUNC')) acts.push({ is: 'truncate', path, size: 0 });
    // Where an appended write lands is not in the trace; nobody does that to a file that counts.
    if (args.includes('O_APPEND')) positions.delete(fileNumber(answer));
    else positions.set(fileNumber(answer), 0);
  }

  function append(call: Call, path: string): void {
    const file = fileNumber(call.args);
    const at = positions.get(file);
    if (at === undefined) throw unknown(call);
    const bytes = written(call);
    acts.push({ is: 'write', path, at, bytes });
    positions.set(file, at + bytes.length);
  }
}

/** Undefined for a call that failed: it has changed nothing. */
function readCall(text: string, begun: number): Call | undefined {
  const open = text.indexOf('(');
  const equals = text.lastIndexOf(' = ');
  const called = text.slice(0, equals).trimEnd();
  const name = text.slice(0, open);
  // A line that is skipped would be a change that no image shows.
  if (equals === -1 || !called.endsWith(')') || !/^\w+$/.test(name)) {
    throw new Error(`strace wrote a line that is not understood: ${text.slice(0, 200)}`);
  }
  const answer = text.slice(equals + 3);
  if (answer.startsWith('-') || answer.startsWith('?')) return undefined;
  return { name, args: called.slice(open + 1, -1).trimEnd(), answer, begun };
}

/** The file that a call is about: an open one stands with its path, and a name stands as a string. */
function pathOf({ name, args, answer }: Call): string {
  if (/^(open|creat)/.test(name)) return openedPath(answer);
  const opened = /^(?:NULL, \d+, [\w|]+, [\w|]+, )?\d+<([^>]*)>(\(deleted\))?/.exec(args);
  if (opened?.[2] !== undefined)
    throw new Error(`a file without a name is changed: ${decode(opened[1] ?? '')}`);
  if (opened) return decode(opened[1] ?? '');
  return decode(stringsOf(args)[0] ?? '');
}

function openedPath(answer: string): string {
  return decode(/<([^>]*)>/.exec(answer)?.[1] ?? '');
}

function fileNumber(text: string): string {
  return /^\d+/.exec(text)?.[0] ?? '';
}

function bytesOf({ args }: Call): Buffer {
  const from = args.indexOf('"');
  const to = args.lastIndexOf('"');
  if (args.startsWith('...', to + 1)) throw new Error('strace cut a write short: give it a larger -s');
  return unescape(args.slice(from + 1, to));
}

/** A write is what the kernel took of it. */
function written(call: Call): Buffer {
  return bytesOf(call).subarray(0, Number(/^\d+/.exec(call.answer)?.[0]));
}

function stringsOf(args: string): string[] {
  return [...args.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? '');
}

function decode(text: string): string {
  return unescape(text).toString('utf8');
}

/** Four characters a byte: megabytes of them, so it is done in place. */
function unescape(text: string): Buffer {
  const characters = Buffer.from(text, 'latin1');
  const bytes = Buffer.allocUnsafe(characters.length / 4);
  for (let at = 0; at < bytes.length; at += 1) {
    const high = digitValues[characters[4 * at + 2] ?? 0] ?? 0;
    const low = digitValues[characters[4 * at + 3] ?? 0] ?? 0;
    bytes[at] = 16 * high + low;
  }
  return bytes;
}

/** The value of a hexadecimal digit, by its character's code. */
const digitValues = Uint8Array.from(
  { length: 256 },
  (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0,
);

function toHex(text: string): string {
  return Buffer.from(text).toString('hex').replaceAll(/../g, '\\x$&');
}

function unknown({ name, args }: Call): Error {
  return new Error(`the disk is changed by ${name}(${args.slice(0, 80)}), which this model does not know`);
}
