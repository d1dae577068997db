import { once } from 'node:events';
import { endChild, startChild } from './child.mjs';
import { hasDisplay, toolEnvironment } from './project.mjs';

/** A portrait kiosk's screen, the commonest that Ventanilla meets. */
const screen = '1080x1920x24';

/**
 * Runs `work` where windows can be shown: here, or on virtual screens that live as long as the work. DISPLAY names the
 * first; VENTANILLA_SCREENS all of them, for work that shows several windows with a focus each.
 *
 * @template Result
 * @param {(env: NodeJS.ProcessEnv) => Promise<Result>} work
 * @param {number} [screens] how many, where they are virtual
 * @returns {Promise<Result>}
 */
export async function withDisplay(work, screens = 1) {
  if (hasDisplay()) return work(toolEnvironment());
  /** @type {import('node:child_process').ChildProcess[]} */
  const running = [];
  try {
    /** @type {string[]} */
    const names = [];
    while (names.length < screens) names.push(await openScreen(running));
    return await work({ ...toolEnvironment(), DISPLAY: names[0], VENTANILLA_SCREENS: names.join(',') });
  } finally {
    for (const child of running.toReversed()) endChild(child);
  }
}

/**
 * @param {import('node:child_process').ChildProcess[]} running what was started is added to it, to be ended
 * @returns {Promise<string>} its name, such as ":99"
 */
async function openScreen(running) {
  // Xvfb takes the first free number itself and writes it to descriptor 3, so two runs never meet.
  const xvfb = startChild('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  running.push(xvfb);
  const ended = once(xvfb, 'exit').then(() => {
    throw new Error('Xvfb ended before it gave a screen');
  });
  const answer = await Promise.race([firstChunk(xvfb), ended]);
  ended.catch(() => undefined);
  const name = `:${answer.trim()}`;
  running.push(startChild('openbox', [], { env: { ...toolEnvironment(), DISPLAY: name }, stdio: 'ignore' }));
  return name;
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
