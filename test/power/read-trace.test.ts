import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../main/temporary-directory.ts';
import { readTrace, type DiskAct } from './read-trace.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex').replaceAll(/../g, '\\x$&');
const log = `7<${hex('/disk/log')}>`;
const spoken = `8<${hex('/spoken')}>`;
const here = `AT_FDCWD<${hex('/home')}>`;

/** What is read of lines as strace 6.1 writes them. */
function read(...lines: string[]): DiskAct[] {
  const traceFile = join(temporaryDirectory(), 'trace');
  writeFileSync(traceFile, `${lines.join('\n')}\n`);
  return readTrace({ traceFile, disk: '/disk', spoken: '/spoken' });
}

describe('reading a trace', () => {
  it('finds what was done to the disk, and leaves out what was done elsewhere', () => {
    const acts = read(
      `12    openat(${here}, "${hex('/disk/log')}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = ${log}`,
      `12    pwrite64(${log}, "${hex('abc')}", 3, 40)   = 3`,
      `12    write(9<${hex('/elsewhere/x')}>, "${hex('abc')}", 3) = 3`,
      `12    fsync(${log})   = 0`,
      `12    ftruncate(${log}, 0)   = 0`,
      `12    unlink("${hex('/disk/log')}")   = 0`,
    );
    expect(acts).toEqual([
      { is: 'create', path: '/disk/log' },
      { is: 'write', path: '/disk/log', at: 40, bytes: Buffer.from('abc') },
      { is: 'sync', path: '/disk/log', covers: 2 },
      { is: 'truncate', path: '/disk/log', size: 0 },
      { is: 'unlink', path: '/disk/log' },
    ]);
  });

  it('puts together what two threads did at the same time', () => {
    const acts = read(
      `12    fsync(${log} <unfinished ...>`,
      `13    write(${spoken}, "${hex('done\n')}", 5 <unfinished ...>`,
      `13    <... write resumed>)              = 5`,
      `12    <... fsync resumed>)              = 0`,
    );
    expect(acts).toEqual([
      { is: 'said', line: 'done' },
      { is: 'sync', path: '/disk/log', covers: 0 },
    ]);
  });

  it('leaves out what failed, and what a killed process did not come to the end of', () => {
    expect(
      read(
        `12    fsync(${log}) = -1 EIO (Input/output error) (INJECTED)`,
        `12    fsync(${log} <unfinished ...>`,
        `12    <... fsync resumed>)              = ?`,
        `12    +++ killed by SIGKILL +++`,
      ),
    ).toEqual([]);
  });

  it.each([
    ['a line that it does not understand', `12    pwrite64(${log}, "${hex('abc')}", 3, 40`],
    ['a way to write that the model does not know', `12    pwritev(${log}, [], 1, 0) = 3`],
    ['bytes that strace left out', `12    pwrite64(${log}, "${hex('abc')}"..., 9, 40) = 9`],
  ])('stops at %s', (_what, line) => {
    expect(() => read(line)).toThrow();
  });
});
