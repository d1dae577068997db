/*
 * npm run bench: what the kiosk does, beside the least that anything could do in the same run on the same machine.
 * npm run bench -- screens --rounds 20 measures only what is named.
 */
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { say } from '../../scripts/progress.mjs';
import { benchDrain } from './drain.ts';
import type { Figure } from './figure.ts';
import { benchFlushes } from './journal-flushes.ts';
import { benchJournalStart } from './journal-start.ts';
import { benchJournal } from './journal.ts';
import { benchPaymentFlushes } from './payment-flushes.ts';
import { benchReceipt } from './receipt.ts';
import { benchRendererBytes } from './renderer-bytes.ts';
import { benchScreen } from './screen.ts';
import { benchScreens } from './screens.ts';
import { benchSeal } from './seal.ts';

function format({ name, value, unit }: Figure): string {
  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true }).format(
    value,
  );
  return `${name.padEnd(58)} ${number.padStart(9)} ${unit}`;
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a number of whole rounds');

const benches: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  bytes: benchRendererBytes,
  journal: async () => [
    ...benchJournal(),
    ...benchFlushes(),
    ...benchPaymentFlushes(),
    ...(await benchJournalStart()),
  ],
  drain: benchDrain,
  seal: benchSeal,
  receipt: benchReceipt,
  start: benchScreen,
  screens: () => benchScreens(rounds),
};
const wrong = positionals.find((name) => !(name in benches));
if (wrong !== undefined) throw new Error(`${wrong} is none of ${Object.keys(benches).join(', ')}`);

if (!(await build())) process.exitCode = 1;
else {
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const figure of await bench()) say(format(figure));
  }
}
