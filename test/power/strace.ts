import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from '../../scripts/child.mjs';
import { nodePath, toolEnvironment } from '../../scripts/project.mjs';

/** A program of this project that is run while strace watches, or breaks, its calls to the kernel. */
export interface TracedRun {
  /** What strace is told, without `-o`. */
  readonly watch: readonly string[];
  /** Where strace writes what it saw. */
  readonly traceFile: string;
  /** The TypeScript file, and what it is told. */
  readonly program: readonly [string, ...string[]];
  /** Where Node keeps what it has compiled: for programs that are started often. */
  readonly compileCache?: string;
}

/** Every call by which a process can change a file or its name. */
export const changingCalls =
  'open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,' +
  'truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,sendfile,' +
  'copy_file_range,msync,mmap';

/** @throws Error, with what to do, where there is no strace */
export function stracePath(searchPath = process.env['PATH'] ?? ''): string {
  if (process.platform !== 'linux') {
    throw new Error(
      'power loss and disk faults are tested with strace, which only Linux has: run this on Linux',
    );
  }
  for (const folder of searchPath.split(delimiter).filter((part) => part !== '')) {
    const candidate = join(folder, 'strace');
    if (isExecutable(candidate)) return candidate;
  }
  throw new Error(
    'strace is not installed, and without it power loss and disk faults cannot be tested: install it with ' +
      '"apt-get install strace" (Debian, Ubuntu) or "dnf install strace" (Fedora), then run this again',
  );
}

/**
 * Runs a program under strace to its end.
 *
 * @returns the program's exit code, 128 and the signal's number when a signal ended it, and what it said
 */
export async function runTraced({
  watch,
  traceFile,
  program,
  compileCache,
}: TracedRun): Promise<{ readonly code: number; readonly output: string }> {
  const args = ['-f', '-o', traceFile, ...watch, nodePath(), ...program];
  // A ring of Node's own would change files past the calls that strace sees.
  const env = {
    ...toolEnvironment(),
    UV_USE_IO_URING: '0',
    ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }),
  };
  return runQuietly(stracePath(), args, { env });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
