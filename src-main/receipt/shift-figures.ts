import { createHash } from 'node:crypto';
import type { CardBrand } from '#contract/kiosk-api.ts';
import type { Currency } from '#contract/money.ts';

/** How many payments, and what they come to, in whole minor units. */
export interface Tally {
  readonly count: number;
  readonly sumMinor: number;
}

/** What a shift came to: of a reading (X) so far, of a closing (Z) for good. */
export interface ShiftFigures {
  readonly kioskId: string;
  readonly shift: number;
  readonly currency: Currency;
  readonly fromUnixMs: number;
  /** When it was read or closed. */
  readonly toUnixMs: number;
  /** Of the payments opened in the shift; null when there was none. */
  readonly references: { readonly first: string; readonly last: string } | null;
  readonly operatorIds: readonly string[];
  /** Every charge that the bank approved, by brand: with those that were given back later. */
  readonly brands: readonly ({ readonly brand: CardBrand } & Tally)[];
  readonly approved: Tally;
  /** Those of the approved that were given back. */
  readonly reversed: Tally;
  /** Declined, abandoned, expired or reversed before they were charged. */
  readonly notChargedCount: number;
  /** Wait for the bank now. */
  readonly queued: Tally;
  /** The bank has not answered yet, or has not confirmed that it gave the money back. */
  readonly inDoubt: Tally;
  /** For a person to settle. */
  readonly manual: Tally;
  readonly copiesPrinted: number;
  readonly unknownPrints: number;
  /** The terminal's batch at the acquirer; null while none is open. */
  readonly batch: string | null;
  /** What the acquirer has for the batch; null when it was not asked or did not answer. */
  readonly acquirer: Tally | null;
}

/** What makes a shift's figures a closing: its number, and what it is chained to. */
export interface Closing {
  /** Counts up from 1 for ever, without a gap. */
  readonly number: number;
  /** The closing before; null at the first. */
  readonly previous: { readonly number: number; readonly digest: string } | null;
  /** The journal's head at the closing: 64 hexadecimal digits. */
  readonly journalHead: string;
}

/** What the merchant is owed for the shift. */
export function netMinor({ approved, reversed }: ShiftFigures): number {
  return approved.sumMinor - reversed.sumMinor;
}

/** Whether the acquirer's batch is what was charged less what was given back; undefined when it is not known. */
export function agrees({ approved, reversed, acquirer, ...figures }: ShiftFigures): boolean | undefined {
  if (!acquirer) return undefined;
  const net = netMinor({ approved, reversed, acquirer, ...figures });
  return acquirer.count === approved.count - reversed.count && acquirer.sumMinor === net;
}

/**
 * @throws RangeError naming the first figure that cannot be: no report may carry figures that do not add up
 */
export function checkFigures(figures: ShiftFigures): void {
  const { approved, reversed, brands } = figures;
  const { acquirer, queued, inDoubt, manual } = figures;
  for (const [name, tally] of Object.entries({ approved, reversed, queued, inDoubt, manual, acquirer })) {
    if (tally && !isTally(tally)) throw new RangeError(`${name} must be a count and a sum, both not below 0`);
  }
  if (figures.toUnixMs < figures.fromUnixMs) throw new RangeError('the shift ends before it begins');
  const count = brands.reduce((sum, brand) => sum + brand.count, 0);
  const sumMinor = brands.reduce((sum, brand) => sum + brand.sumMinor, 0);
  if (count !== approved.count || sumMinor !== approved.sumMinor) {
    throw new RangeError('the brands do not add up to what was approved');
  }
  if (reversed.count > approved.count || reversed.sumMinor > approved.sumMinor) {
    throw new RangeError('more was given back than was approved');
  }
}

function isTally({ count, sumMinor }: Tally): boolean {
  return Number.isSafeInteger(count) && count >= 0 && Number.isSafeInteger(sumMinor) && sumMinor >= 0;
}

/** @throws RangeError for a closing that does not follow the one before */
function checkClosing({ number, previous, journalHead }: Closing): void {
  const isDigest = (text: string): boolean => /^[\da-f]{64}$/.test(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError('closings are numbered from 1');
  if (number !== (previous?.number ?? 0) + 1) {
    throw new RangeError(`closing ${number} cannot follow ${previous ? previous.number : 'none'}`);
  }
  if (previous && !isDigest(previous.digest)) throw new RangeError('the previous digest must be SHA-256');
  if (!isDigest(journalHead)) throw new RangeError('the head of the journal must be SHA-256');
}

/**
 * The digest of a closing: SHA-256, in hexadecimal, over its canonical text, which holds the digest of the closing
 * before. Who has the last one has them all: no closing can be left out or changed without changing it.
 */
export function digestOfClosing(figures: ShiftFigures, closing: Closing): string {
  checkFigures(figures);
  checkClosing(closing);
  return createHash('sha256').update(canonicalText(figures, closing), 'utf8').digest('hex');
}

/**
 * One field a line, in this order for ever: another order, or another field, is another version. Texts are written
 * as JSON, so that none can forge a line.
 */
function canonicalText(figures: ShiftFigures, { number, previous, journalHead }: Closing): string {
  const { references, acquirer } = figures;
  const brands = [...figures.brands].sort((one, other) => (one.brand < other.brand ? -1 : 1));
  const fields: readonly (readonly [string, ...(string | number | null)[]])[] = [
    ['ventanilla-closing', 1],
    ['number', number],
    ['previous', previous?.digest ?? null],
    ['journal', journalHead],
    ['kiosk', figures.kioskId],
    ['shift', figures.shift],
    ['currency', figures.currency],
    ['time', figures.fromUnixMs, figures.toUnixMs],
    ['references', references?.first ?? null, references?.last ?? null],
    ['operators', ...figures.operatorIds],
    ...brands.map(({ brand, count, sumMinor }) => ['brand', brand, count, sumMinor] as const),
    ['approved', ...inOrder(figures.approved)],
    ['reversed', ...inOrder(figures.reversed)],
    ['not-charged', figures.notChargedCount],
    ['queued', ...inOrder(figures.queued)],
    ['in-doubt', ...inOrder(figures.inDoubt)],
    ['manual', ...inOrder(figures.manual)],
    ['papers', figures.copiesPrinted, figures.unknownPrints],
    ['batch', figures.batch],
    ['acquirer', ...(acquirer ? inOrder(acquirer) : [null])],
  ];
  return fields.map((field) => `${JSON.stringify(field)}\n`).join('');
}

function inOrder({ count, sumMinor }: Tally): [number, number] {
  return [count, sumMinor];
}
