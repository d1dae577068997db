import { formatMoney, type Currency } from '#contract/money.ts';
import type { Language } from '#contract/appearance.ts';
import type { Block, ReceiptDocument } from './document.ts';
import type { Merchant } from './merchant.ts';
import { amount, brandNames, heading, title, writingOf, type Writing } from './receipt-parts.ts';
import {
  agrees,
  checkFigures,
  digestOfClosing,
  netMinor,
  type Closing,
  type ShiftFigures,
  type Tally,
} from './shift-figures.ts';
import type { ReportWords } from './words/words.ts';
import { wordsOf } from './words/words-of.ts';

export interface ReportOptions {
  readonly merchant: Merchant;
  /** Spanish when left out. */
  readonly language?: Language;
  /** With it the report is a closing (Z), which ends the shift; without it a reading (X), which ends nothing. */
  readonly closing?: Closing;
}

/**
 * The report of a shift: X or Z.
 *
 * @throws RangeError for figures that do not add up, or a closing that does not follow the one before
 */
export function shiftReport(figures: ShiftFigures, options: ReportOptions): ReceiptDocument {
  checkFigures(figures);
  const { language = 'es', closing, merchant } = options;
  const writing = writingOf(wordsOf(language), merchant, language);
  const { report } = writing.words;
  return [
    ...heading(writing),
    ...(closing ? title(report.closing) : title(report.reading, report.readingClosesNothing)),
    ...aboutShift(figures, closing, writing),
    { is: 'rule', mark: '-' },
    ...aboutMoney(figures, report),
    { is: 'rule', mark: '-' },
    ...aboutAcquirer(figures, report),
    ...(closing ? aboutClosing(figures, closing, report) : []),
  ];
}

function aboutShift(
  figures: ShiftFigures,
  closing: Closing | undefined,
  { words, moment }: Writing,
): Block[] {
  const { labels, range, noReceipts } = words.report;
  const { references, operatorIds, fromUnixMs, toUnixMs } = figures;
  return [
    ...(closing
      ? [{ is: 'pair', label: labels.closingNumber, value: numbered(closing.number) } as const]
      : []),
    { is: 'pair', label: labels.shift, value: numbered(figures.shift) },
    { is: 'pair', label: labels.from, value: moment(fromUnixMs) },
    { is: 'pair', label: closing ? labels.closed : labels.read, value: moment(toUnixMs) },
    {
      is: 'pair',
      label: labels.receipts,
      value: references ? range(references.first, references.last) : noReceipts,
    },
    { is: 'pair', label: labels.operators, value: operatorIds.join(', ') || '-' },
  ];
}

function aboutMoney(figures: ShiftFigures, { labels }: ReportWords): Block[] {
  const { currency, brands, approved, reversed, queued, inDoubt, manual } = figures;
  const tally = (label: string, counted: Tally, sign = 1): Block =>
    tallied(label, { ...counted, currency }, sign);
  return [
    ...brands.map(({ brand, ...counted }) => tally(brandNames[brand], counted)),
    tally(labels.approved, approved),
    tally(labels.reversed, reversed, -1),
    {
      is: 'pair',
      label: labels.net,
      value: amount({ amountMinor: netMinor(figures), currency }),
      isBold: true,
    },
    { is: 'rule', mark: '-' },
    { is: 'pair', label: labels.notCharged, value: String(figures.notChargedCount) },
    tally(labels.queued, queued),
    tally(labels.inDoubt, inDoubt),
    tally(labels.manual, manual),
    { is: 'pair', label: labels.copies, value: String(figures.copiesPrinted) },
    { is: 'pair', label: labels.unknownPrints, value: String(figures.unknownPrints) },
  ];
}

function aboutAcquirer(figures: ShiftFigures, { labels, acquirer: says }: ReportWords): Block[] {
  const { batch, acquirer, currency } = figures;
  const isAgreed = agrees(figures);
  const answer = isAgreed === undefined ? 'not-known' : isAgreed ? 'agrees' : 'differs';
  const blocks: Block[] = [
    { is: 'pair', label: labels.batch, value: batch ?? '-' },
    { is: 'pair', label: labels.reconciled, value: says[answer], isBold: answer === 'differs' },
  ];
  if (!acquirer || isAgreed === true) return blocks;
  const difference = amount({ amountMinor: netMinor(figures) - acquirer.sumMinor, currency });
  return [
    ...blocks,
    tallied(labels.acquirerHas, { ...acquirer, currency }),
    { is: 'pair', label: labels.difference, value: difference, isBold: true },
  ];
}

function aboutClosing(figures: ShiftFigures, closing: Closing, report: ReportWords): Block[] {
  const { previous, journalHead } = closing;
  const { labels } = report;
  return [
    { is: 'rule', mark: '-' },
    {
      is: 'pair',
      label: labels.previousClosing,
      value: previous ? numbered(previous.number) : report.firstClosing,
    },
    ...(previous ? [code(report.previousDigest, previous.digest)] : []),
    code(report.closingDigest, digestOfClosing(figures, closing)),
    code(report.journalHead, journalHead),
    { is: 'space' },
    { is: 'space' },
    { is: 'paragraph', text: `${report.signature} ______________________` },
  ];
}

/** In groups of four, as people compare such things. */
function code(label: string, hexadecimal: string): Block {
  return { is: 'code', label, value: hexadecimal.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

function tallied(
  label: string,
  { count, sumMinor, currency }: Tally & { readonly currency: Currency },
  sign = 1,
): Block {
  const value = formatMoney({ amountMinor: sumMinor === 0 ? 0 : sign * sumMinor, currency });
  return { is: 'tally', label, count, value };
}

function numbered(value: number): string {
  return String(value).padStart(6, '0');
}
