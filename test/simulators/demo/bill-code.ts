import { createHash } from 'node:crypto';

/** FNC1 between two elements, as scanners send it. */
const separator = '\x1d';

/**
 * The payment reference of a demo invoice: 15 digits that look like chance, and a check digit (mod 10). Nobody who
 * knows an invoice number can tell it, and nobody can count through them.
 */
export function paymentReferenceOf(invoiceNumber: string): string {
  const hash = createHash('sha256').update(`payment reference ${invoiceNumber}`).digest('hex');
  const digits = String(BigInt(`0x${hash}`) % 10n ** 15n).padStart(15, '0');
  return `${digits}${checkDigit(digits)}`;
}

/** What a scanner reads from a demo bill's GS1-128 bar code: payee, payment reference, amount and due date. */
export function billCodeOf(
  payee: string,
  bill: { readonly paymentReference: string; readonly amountMinor: number; readonly dueOn: string },
): string {
  const amount = String(bill.amountMinor).padStart(10, '0');
  const elements = [`415${payee}8020${bill.paymentReference}`, `3902${amount}`, `96${digitsOf(bill.dueOn)}`];
  return `]C1${elements.join(separator)}`;
}

function digitsOf(date: string): string {
  return date.replaceAll('-', '');
}

/** From the right, each digit times 3 and 1 in turn: what is missing to the next ten. */
function checkDigit(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
