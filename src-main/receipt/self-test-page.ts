import type { Language } from '#contract/appearance.ts';
import type { PrinterProfile } from '../printer/profile.ts';
import type { ReceiptDocument } from './document.ts';
import { spanishCharacters } from './printable-text.ts';
import { wordsOf } from './words/words-of.ts';

const asciiCharacters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index)).join('');

/** What the telephone must read in the codes of the page. */
const selfTestCodes = { qr: 'VENTANILLA SELF-TEST 0123456789', barcode: 'SELF-TEST-0123' } as const;

/**
 * The page that shows whether a printer is what its profile says: every character that receipts use, a ruler of its
 * columns, its styles, a QR code, a bar code and, by being cut, its cutter.
 */
export function selfTestPage(profile: PrinterProfile, language: Language = 'es'): ReceiptDocument {
  const { selfTest } = wordsOf(language);
  const { labels } = selfTest;
  return [
    { is: 'rule', mark: '=' },
    { is: 'title', text: selfTest.title },
    { is: 'rule', mark: '=' },
    { is: 'paragraph', text: selfTest.lead },
    { is: 'rule', mark: '-' },
    { is: 'pair', label: labels.columns, value: String(profile.columns) },
    { is: 'pair', label: labels.codePage, value: profile.codePage },
    { is: 'pair', label: labels.proof, value: selfTest.proof[profile.proof] },
    { is: 'pair', label: labels.receiveBuffer, value: selfTest.bytes(profile.receiveBufferBytes) },
    { is: 'pair', label: labels.cutter, value: profile.hasCutter ? selfTest.yes : selfTest.no },
    { is: 'rule', mark: '-' },
    { is: 'paragraph', text: labels.ruler },
    { is: 'ruler' },
    { is: 'rule', mark: '-' },
    { is: 'code', label: labels.characters, value: asciiCharacters },
    { is: 'paragraph', text: spanishCharacters },
    { is: 'rule', mark: '-' },
    { is: 'paragraph', text: selfTest.bold, isBold: true },
    { is: 'title', text: selfTest.large },
    { is: 'rule', mark: '-' },
    { is: 'paragraph', text: selfTest.codes },
    { is: 'space' },
    { is: 'qr', payload: selfTestCodes.qr },
    { is: 'space' },
    { is: 'barcode', payload: selfTestCodes.barcode },
    { is: 'space' },
    { is: 'paragraph', text: selfTest.end },
  ];
}
