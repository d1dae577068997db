import type { Chance } from './chance.ts';

/** What a disk keeps or loses as one: the unit of tearing. */
const sectorBytes = 512;

/** The bytes of a file, with room to grow. */
export interface FileContent {
  room: Buffer;
  size: number;
}

export function emptyContent(): FileContent {
  return { room: Buffer.alloc(0), size: 0 };
}

/** A view, not a copy: true until the file is changed again. */
export function bytesOf({ room, size }: FileContent): Buffer {
  return room.subarray(0, size);
}

export function copyOf(content: FileContent): FileContent {
  return { room: Buffer.from(bytesOf(content)), size: content.size };
}

/** Bytes between the old end and a write behind it are zero. */
export function writeAt(content: FileContent, at: number, bytes: Buffer): void {
  const end = at + bytes.length;
  if (end > content.room.length) {
    const room = Buffer.alloc(Math.max(end, 2 * content.room.length));
    bytesOf(content).copy(room);
    content.room = room;
  }
  bytes.copy(content.room, at);
  content.size = Math.max(content.size, end);
}

export function resize(content: FileContent, size: number): void {
  if (size < content.size) content.room.fill(0, size, content.size);
  else writeAt(content, size, Buffer.alloc(0));
  content.size = size;
}

/** Writes each sector, or leaves it as it was, by itself. */
export function writeTorn(content: FileContent, at: number, { bytes, chance }: TornWrite): void {
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sectorBytes - ((at + from) % sectorBytes));
    if (chance.fraction() < 0.5) writeAt(content, at + from, bytes.subarray(from, to));
    from = to;
  }
}

interface TornWrite {
  readonly bytes: Buffer;
  readonly chance: Chance;
}
