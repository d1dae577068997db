import { readFileSync } from 'node:fs';
import type { PlayName } from './play.ts';

/** The calls into which faults are put: whatever opens, reads, changes, names or waits for a file. */
export const faultableCalls = [
  'openat',
  'pread64',
  'pwrite64',
  'write',
  'fsync',
  'fdatasync',
  'ftruncate',
  'unlink',
  'rename',
] as const;

export type FaultableCall = (typeof faultableCalls)[number];

/** One call of one run that fails, as a disk that is broken (EIO) or full (ENOSPC) makes it fail. */
export interface FaultPoint {
  readonly play: PlayName;
  readonly call: FaultableCall;
  /** Which call of this name, from 1. */
  readonly number: number;
  readonly error: 'EIO' | 'ENOSPC';
  /** Whether every later call of this name fails as well. */
  readonly isLasting: boolean;
}

/** Of the reads a start makes thousands, all alike: so many of each play are made to fail, evenly spread. */
const readsMax = 64;

/** Every way in which each call that was counted can fail. A full disk fails nothing but what needs room. */
export function enumeratePoints(play: PlayName, counts: ReadonlyMap<FaultableCall, number>): FaultPoint[] {
  return [...counts].flatMap(([call, count]) => {
    const errors = needsRoom[call] ? (['EIO', 'ENOSPC'] as const) : (['EIO'] as const);
    const step = call === 'pread64' ? Math.ceil(count / readsMax) : 1;
    return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step + 1).flatMap((number) =>
      errors.flatMap((error) =>
        [false, true].map((isLasting): FaultPoint => ({ play, call, number, error, isLasting })),
      ),
    );
  });
}

const needsRoom: Readonly<Record<FaultableCall, boolean>> = {
  openat: true,
  pread64: false,
  pwrite64: true,
  write: true,
  fsync: true,
  fdatasync: true,
  ftruncate: true,
  unlink: false,
  rename: true,
};

/** What strace is told of a point. */
export function injectionOf({ call, number, error, isLasting }: FaultPoint): string {
  return `inject=${call}:error=${error}:when=${number}${isLasting ? '+' : ''}`;
}

export function describePoint({ play, call, number, error, isLasting }: FaultPoint): string {
  return `${error} at ${call} ${number}${isLasting ? ' and every later one' : ''} of "${play}"`;
}

/** The files on a disk that a trace made with `-y` names. */
export function filesIn(traceFile: string, disk: string): string[] {
  const names = new Set<string>([disk]);
  for (const [name] of readFileSync(traceFile, 'utf8').matchAll(/\/[^"<>]+/g)) {
    if (name.startsWith(`${disk}/`)) names.add(name);
  }
  return [...names].sort();
}

/** How often each call was made, failed ones included: strace counts them as well. */
export function countCalls(traceFile: string): ReadonlyMap<FaultableCall, number> {
  const counts = new Map<FaultableCall, number>();
  for (const line of readFileSync(traceFile, 'utf8').split('\n')) {
    const name = /^\d+ +(\w+)\(/.exec(line)?.[1];
    const call = faultableCalls.find((each) => each === name);
    if (call) counts.set(call, (counts.get(call) ?? 0) + 1);
  }
  return counts;
}
