const heartbeatMs = 15_000;

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Does one long step of work and shows that it is alive: a line at its start, one every quarter of a
 * minute, and one at its end.
 *
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const startedAtMs = performance.now();
  const seconds = () => `${Math.round((performance.now() - startedAtMs) / 100) / 10} s`;
  say(`▸ ${title}`);
  const heartbeat = setInterval(() => {
    say(`  … still at it: ${title}, ${seconds()}`);
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    say(`  ${seconds()}`);
  }
}
