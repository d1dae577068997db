import { once } from 'node:events';
import { endChild, startChild } from './child.mjs';
import { hasDisplay, toolEnvironment } from './project.mjs';

/** A portrait kiosk's screen, the commonest that Ventanilla meets. */
const screen = '1080x1920x24';

/**
 * Runs `work` where windows can be shown: here, or on a virtual screen that lives as long as the work.
 *
 * @template Result
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work(toolEnvironment());
  // Xvfb takes the first free number itself and writes it to descriptor 3, so two runs never meet.
  const xvfb = startChild('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(xvfb, 'exit').then(() => {
    throw new Error('Xvfb ended before it gave a screen');
  });
  const answer = await Promise.race([firstChunk(xvfb), ended]);
  ended.catch(() => undefined);
  const env = { ...toolEnvironment(), DISPLAY: `:${answer.trim()}` };
  const openbox = startChild('openbox', [], { env, stdio: 'ignore' });
  try {
    return await work(env);
  } finally {
    endChild(openbox);
    endChild(xvfb);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function firstChunk(child) {
  return new Promise((resolve) => {
    child.stdio[3]?.once('data', (/** @type {Buffer} */ chunk) => {
      resolve(chunk.toString('utf8'));
    });
  });
}
