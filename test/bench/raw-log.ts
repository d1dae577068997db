import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

/** What SQLite appends to its log for one page: 4 096 bytes and a frame header of 24. */
const frame = Buffer.alloc(4_120, 1);

/** The least that writing anything down durably costs: one append and one fdatasync. */
export interface RawLog {
  readonly append: () => void;
  readonly close: () => void;
}

export function openRawLog(path: string): RawLog {
  const file = openSync(path, 'a');
  return {
    append: () => {
      writeSync(file, frame);
      fdatasyncSync(file);
    },
    close: () => {
      closeSync(file);
    },
  };
}
