import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject } from './project.mjs';
import { say } from './progress.mjs';

const askAgainMs = 200;
/** Breaking a dead owner's lock takes microseconds; whoever was cut off in it is not waited for. */
const breakingMaxMs = 5_000;

/**
 * Runs `work` while no other run of these scripts is in the work of the same name.
 *
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(name, work) {
  let release = takeLock(name);
  if (!release) say(`▸ waiting for another run that is busy with: ${name}`);
  while (!release) {
    await wait(askAgainMs);
    release = takeLock(name);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Takes a lock for this process, which holds it until it is released or the process is gone.
 *
 * A lock is a file with its owner's identity, linked into place whole, so it never exists without one.
 *
 * @param {string} name
 * @returns {(() => void) | undefined} what releases it; undefined when another live process has it
 */
export function takeLock(name) {
  const folder = inProject('.state', 'locks');
  mkdirSync(folder, { recursive: true });
  const file = inProject('.state', 'locks', name);
  removeIfOwnerIsGone(file);
  if (!place(file)) return undefined;
  const release = () => {
    rmSync(file, { force: true });
    process.off('exit', release);
  };
  process.on('exit', release);
  return release;
}

/**
 * Two runs may find the same dead owner; only the one that places the second file may remove the first,
 * or one of them would remove the other's fresh lock.
 *
 * @param {string} file
 */
function removeIfOwnerIsGone(file) {
  const owner = readOrUndefined(file);
  if (owner === undefined || isAlive(owner)) return;
  const breaking = `${file}.breaking`;
  if (!place(breaking)) {
    if (ageMs(breaking) > breakingMaxMs) rmSync(breaking, { force: true });
    return;
  }
  if (readOrUndefined(file) === owner) rmSync(file, { force: true });
  rmSync(breaking, { force: true });
}

/** @param {string} file */
function place(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, identity(process.pid) ?? '');
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** @param {string} owner */
function isAlive(owner) {
  const pid = Number(owner.split(' ')[0]);
  return Number.isSafeInteger(pid) && pid > 0 && identity(pid) === owner;
}

/**
 * Names a process for good: its number and, on Linux, when it started, because numbers come again, in
 * containers at once.
 *
 * @param {number} pid
 */
function identity(pid) {
  if (process.platform === 'linux') {
    // Field 22 of /proc/PID/stat (proc(5)), counted after the name, which may hold anything but ends in ')'.
    const started = readOrUndefined(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')[19];
    return started === undefined ? undefined : `${pid} ${started}`;
  }
  try {
    process.kill(pid, 0);
    return `${pid}`;
  } catch (error) {
    return codeOf(error) === 'EPERM' ? `${pid}` : undefined;
  }
}

/** @param {string} file */
function readOrUndefined(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined;
    throw error;
  }
}

/** @param {string} file */
function ageMs(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
