/* npm run bench: what the kiosk does, beside the least that anything could do in the same run on the same machine. */
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
import { benchSeal } from './seal.ts';

function format({ name, value, unit }: Figure): string {
  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true }).format(
    value,
  );
  return `${name.padEnd(58)} ${number.padStart(9)} ${unit}`;
}

for (const figure of [
  ...benchRendererBytes(),
  ...benchJournal(),
  ...benchFlushes(),
  ...benchPaymentFlushes(),
  ...(await benchJournalStart()),
  ...(await benchDrain()),
  ...(await benchSeal()),
  ...(await benchReceipt()),
  ...(await benchScreen()),
]) {
  say(format(figure));
}
