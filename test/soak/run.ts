/*
 * npm run soak -- --sessions 300: hundreds of customers, one after the other, at the kiosk as it ships in a real window;
 * and as many visits in one page. Ends with 1 when anything grows that should not.
 */
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { say } from '../../scripts/progress.mjs';
import { tableOf, type Growth } from './growth.ts';
import { soakOnePage } from './one-page.ts';
import { soakWindow } from './window.ts';

const samples = 30;
const sayEvery = 10;

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '300' },
    /** `window`, `page`, or both when it is left out. */
    only: { type: 'string' },
  },
});

async function soakInWindow(sessions: number): Promise<readonly Growth[]> {
  const startedMs = performance.now();
  const { growths, journalBytesAPayment, payments, differences } = await soakWindow(
    sessions,
    samples,
    (visit) => {
      const seconds = Math.round((performance.now() - startedMs) / 1_000);
      if (visit % sayEvery === 0) say(`▸ ${visit} of ${sessions} visits, ${seconds} s`);
    },
  );
  const kilobytes = Math.round(journalBytesAPayment / 100) / 10;
  say(`▸ ${payments} payments; ${kilobytes} kB of journal, log and receipt each`);
  for (const difference of differences) say(`✗ ${difference}`);
  if (differences.length > 0) process.exitCode = 1;
  return growths;
}

function judge(growths: readonly Growth[]): void {
  say(tableOf(growths));
  if (growths.some(({ isGrowing }) => isGrowing)) process.exitCode = 1;
}

const sessions = Number(values.sessions);
if (!Number.isInteger(sessions) || sessions < 10) throw new Error('--sessions is a number, and 10 at least');
if (!(await build())) process.exitCode = 1;
else {
  if (values.only !== 'window') judge(await soakOnePage(sessions, samples));
  if (values.only !== 'page') judge(await soakInWindow(sessions));
}
