import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root, toolEnvironment } from './project.mjs';

/** How long children may take to end themselves once we are told to end. */
const endingMs = 5_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
let isListening = false;
let isEnding = false;

/**
 * Starts a child in a process group of its own, which ends when we are told to end: by Ctrl-C, by a
 * signal or with the terminal. A group, so that what the child has started goes with it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startChild(command, args, options = {}) {
  listenForTheEnd();
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
    detached: process.platform !== 'win32',
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/**
 * Runs a command to its end with its output shown as it comes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export function run(command, args, options = {}) {
  return exitCode(startChild(command, args, options));
}

/**
 * Runs a command to its end and keeps what it says.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runQuietly(command, args, options = {}) {
  const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  }
  const code = await exitCode(child);
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export function endChild(child, signal = 'SIGTERM') {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // It ended between the question and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      // While we end, nothing may go on to its next step.
      if (!isEnding) resolve(code ?? signalCode(signal));
    });
  });
}

function listenForTheEnd() {
  if (isListening) return;
  isListening = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, endEverything);
}

/** @param {NodeJS.Signals} signal */
function endEverything(signal) {
  if (isEnding) return;
  isEnding = true;
  const leave = () => {
    for (const child of children) endChild(child, 'SIGKILL');
    // Locks and folders of this run are let go by the listeners of 'exit'.
    process.exit(signalCode(signal));
  };
  setTimeout(leave, endingMs);
  for (const child of children) {
    child.once('exit', () => {
      if (children.size === 0) leave();
    });
    endChild(child, signal);
  }
  if (children.size === 0) leave();
}

/**
 * The exit code of what a signal ended, as shells give it.
 *
 * @param {NodeJS.Signals | null} signal
 */
function signalCode(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}
