import type { Chance } from './chance.ts';
import {
  bytesOf,
  copyOf,
  emptyContent,
  resize,
  writeAt,
  writeTorn,
  type FileContent,
} from './file-content.ts';
import type { DiskAct } from './read-trace.ts';

/*
 * What a disk may hold after a power cut.
 *
 * Data: what a file's last completed fsync covers is kept. Every later write is kept, lost, or torn: each sector of 512
 * bytes for itself. The kernel writes back whole pages, so a real disk is kinder than this.
 *
 * Names and sizes: creation, renaming, removal and truncation happen in one order, as in the journal of ext4 with
 * data=ordered, so some first part of what was not yet waited for has happened. The fsync of a folder waits for all
 * names, that of a file only for its own truncations and whatever came before them: POSIX promises no more.
 */

/** The disk's word on a sync; a disk that lies does not do what it has confirmed. */
export type Honesty = (act: number) => boolean;

/** The files that a power cut leaves, by path. To be used before the model takes its next act. */
export type DiskImage = ReadonlyMap<string, Buffer>;

interface FileData {
  readonly kept: FileContent;
  pending: PendingChange[];
}

type PendingChange =
  | { readonly is: 'write'; readonly act: number; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'truncate'; readonly act: number; readonly size: number; hasHappened: boolean };

interface PendingOrder {
  readonly act: number;
  /** Undefined for the truncation of a file, which has no name to wait for. */
  readonly rename?: (names: Map<string, FileData>) => void;
  readonly happen: () => void;
}

/** Goes through a recording once, from the first act to the last, and gives an image wherever it is asked for one. */
export interface DiskModel {
  /** Takes the next act. */
  take(act: DiskAct): void;
  /** What may be left when power is cut before the next act. Always another, as chance has it. */
  cutPower(chance: Chance): DiskImage;
}

export function createDiskModel(isHonest: Honesty = () => true): DiskModel {
  const names = new Map<string, FileData>();
  const keptNames = new Map<string, FileData>();
  let ordered: PendingOrder[] = [];
  let act = -1;

  return {
    take: (next) => {
      act += 1;
      takeAct(next);
    },
    cutPower,
  };

  function takeAct(next: DiskAct): void {
    switch (next.is) {
      case 'create':
        if (!names.has(next.path)) changeNames(give(next.path, { kept: emptyContent(), pending: [] }));
        return;
      case 'write':
        fileAt(next.path).pending.push({ is: 'write', act, at: next.at, bytes: next.bytes });
        return;
      case 'truncate':
        truncate(fileAt(next.path), next.size);
        return;
      case 'unlink':
        changeNames((all) => all.delete(next.path));
        return;
      case 'rename':
        changeNames(move(next.path, next.to, fileAt(next.path)));
        return;
      case 'sync':
        if (isHonest(act)) sync(next.path, next.covers);
        return;
      case 'said':
    }
  }

  function changeNames(change: (all: Map<string, FileData>) => void): void {
    change(names);
    ordered.push({ act, rename: change, happen: () => change(keptNames) });
  }

  function truncate(file: FileData, size: number): void {
    const change = { is: 'truncate' as const, act, size, hasHappened: false };
    file.pending.push(change);
    ordered.push({ act, happen: () => (change.hasHappened = true) });
  }

  function sync(path: string, covers: number): void {
    const file = names.get(path);
    if (!file) {
      happenUntil(ordered.findLast((order) => order.rename && order.act < covers)?.act);
      return;
    }
    const covered = file.pending.filter((change) => change.act < covers);
    happenUntil(covered.findLast((change) => change.is === 'truncate')?.act);
    for (const change of covered) apply(file.kept, change);
    file.pending = file.pending.filter((change) => change.act >= covers);
  }

  function happenUntil(last: number | undefined): void {
    if (last === undefined) return;
    for (const order of ordered) if (order.act <= last) order.happen();
    ordered = ordered.filter((order) => order.act > last);
  }

  function cutPower(chance: Chance): DiskImage {
    const happened = chance.oneOf([0, ordered.length, chance.below(ordered.length + 1)]);
    const orders = ordered.slice(0, happened);
    const left = new Map(keptNames);
    for (const order of orders) order.rename?.(left);
    const until = orders.at(-1)?.act ?? -1;
    return new Map([...left].map(([path, file]) => [path, survive(file, until, chance)]));
  }

  function fileAt(path: string): FileData {
    const file = names.get(path);
    if (!file) throw new Error(`${path} is changed, but the recording does not say that it was made`);
    return file;
  }
}

function give(path: string, file: FileData): (names: Map<string, FileData>) => void {
  return (names) => void names.set(path, file);
}

function move(path: string, to: string, file: FileData): (names: Map<string, FileData>) => void {
  return (names) => {
    names.delete(path);
    names.set(to, file);
  };
}

/**
 * One file after the cut.
 *
 * @param until - the last truncation that has happened
 */
function survive({ kept, pending }: FileData, until: number, chance: Chance): Buffer {
  if (pending.length === 0) return bytesOf(kept);
  const content = copyOf(kept);
  const oddsOfKeeping = chance.oneOf([0, 0.5, 0.5, 0.9, 1]);
  // What was written behind the end of a truncation that never happened went to blocks that nobody knows of.
  let reach = Infinity;
  for (const change of pending) {
    if (change.is === 'truncate') {
      if (change.hasHappened || change.act <= until) resize(content, change.size);
      else reach = Math.min(reach, change.size);
    } else if (change.at < reach) {
      const bytes = change.bytes.subarray(0, reach - change.at);
      const lot = chance.fraction();
      if (lot < oddsOfKeeping) writeAt(content, change.at, bytes);
      else if (lot < (1 + oddsOfKeeping) / 2) writeTorn(content, change.at, { bytes, chance });
    }
  }
  return bytesOf(content);
}

function apply(content: FileContent, change: PendingChange): void {
  if (change.is === 'truncate') resize(content, change.size);
  else writeAt(content, change.at, change.bytes);
}
