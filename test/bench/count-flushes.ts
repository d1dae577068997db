import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian puts strace; the set-up installs it. */
const tracer = '/usr/bin/strace';
const pieces = 100;

/**
 * Flushes of the disk for one piece of a program's work, counted from outside.
 *
 * @param script - a program that is told a folder, which is there, and how many pieces of work to do in it
 * @returns undefined where there is no strace to count them with
 */
export function countFlushes(script: string): number | undefined {
  if (!existsSync(tracer)) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  try {
    // What opening and closing cost is not the work's.
    return (flushesOf(script, directory, 2 * pieces) - flushesOf(script, directory, pieces)) / pieces;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function flushesOf(script: string, parent: string, many: number): number {
  const directory = mkdtempSync(join(parent, 'work-'));
  const trace = join(directory, 'trace');
  const tracing = ['-f', '-qq', '-o', trace, '-e', 'trace=fsync,fdatasync,sync_file_range,msync'];
  execFileSync(tracer, [...tracing, process.execPath, script, directory, String(many)]);
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('sync')).length;
}
