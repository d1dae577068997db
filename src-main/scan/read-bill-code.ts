import { isPayeeNumber } from './payee-number.ts';

/**
 * Reads the code on a bill: a GS1 element string with the payee (415), the payment reference (8020) and, mostly, an
 * amount (390n) and a date (96), from a GS1-128 bar code or from any other that carries the same text.
 *
 * Nothing but payee and reference is taken from it: what a bill costs is the company's word, never the paper's.
 *
 * @see GS1 General Specifications, sections 3.5.3, 3.9.5 and 7.8; Colombian practice for collections
 */

export interface BillReading {
  /** The company's global location number (GLN), 13 digits. */
  readonly payee: string;
  /** The payment reference, up to 25 characters, with all its zeros. */
  readonly reference: string;
}

export type BillCode =
  /** Usually one reading; several where the code has no separators and can be read in more than one way. */
  | { readonly is: 'bill'; readonly readings: readonly BillReading[] }
  | { readonly is: 'not-a-bill' | 'other-company' | 'damaged' };

export interface BillIssuer {
  /** The company's own global location numbers. */
  readonly payees: readonly string[];
  /** Characters of every payment reference of this company; left out where they vary or nobody knows. */
  readonly referenceLength?: number | undefined;
}

/** FNC1 as scanners send it between two elements. */
const separator = '\x1d';

/** A bill's longest elements together stay below this; whatever is longer is not looked at. In characters. */
const codeLengthMax = 256;

const referenceLengthMax = 25;

/** A code that can be read in more ways than this says nothing. */
const readingsMax = 4;

/** What an element may be made of (GS1 General Specifications, figure 7.11-1). */
const encodable = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]';

/** What may follow an application identifier that can stand on a bill. */
const payeeFormat = /^\d{13}$/;
const referenceFormat = new RegExp(`^${encodable}{1,${referenceLengthMax}}$`);
const amountFormat = /^\d{1,15}$/;
const amountWithCurrencyFormat = /^\d{4,18}$/;
const internalFormat = new RegExp(`^${encodable}{1,90}$`);

/**
 * What may follow a reference that no separator ends: an amount, a date, both or nothing. Only a date counts after 96
 * here, for those two digits stand in many references.
 */
const tailFormat = new RegExp(
  `^${separator}?(?:390\\d{2,16})?${separator}?(?:96(?:20\\d\\d[01]\\d[0-3]\\d|[0-3]\\d[01]\\d20\\d\\d))?$`,
);

const payeeHead = new RegExp(`(?:^|${separator})415\\d`);
const unseparatedHead = new RegExp(`^415(\\d{13})${separator}?8020`);
/** The kind of code, such as `]C1`, which many scanners say first. */
const beginning = new RegExp(`^\\s*(?:\\][A-Za-z][0-9A-Za-z])?[${separator}\\s]*`);

export function readBillCode(code: string, issuer: BillIssuer): BillCode {
  if (code.length > codeLengthMax) return { is: 'not-a-bill' };
  const body = bare(code);
  if (!looksLikeBill(body)) return { is: 'not-a-bill' };
  const anyLength = readingsOf(body, undefined);
  const payee = anyLength[0]?.payee;
  if (payee === undefined || !isPayeeNumber(payee)) return { is: 'damaged' };
  if (!issuer.payees.includes(payee)) return { is: 'other-company' };
  const readings =
    issuer.referenceLength === undefined ? anyLength : readingsOf(body, issuer.referenceLength);
  if (readings.length === 0 || readings.length > readingsMax) return { is: 'damaged' };
  return { is: 'bill', readings };
}

/** Without what a scanner puts before and after: the kind of code, separators, the end of the line. */
function bare(code: string): string {
  let body = code.replace(beginning, '');
  while (body.endsWith(separator) || body.trimEnd() !== body) body = body.slice(0, -1);
  return body;
}

/** It names a payee where a bill does, and is no product of which the number happens to begin so. */
function looksLikeBill(body: string): boolean {
  if (isProductNumber(body)) return false;
  return payeeHead.test(body) || /^\((?:415|8020)\)/.test(body);
}

/** GTIN-8, -12, -13 and -14, as bar codes on goods carry them; all prove themselves as a payee number does. */
function isProductNumber(body: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(body)) return false;
  const digits = Array.from(body, Number).reverse();
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function readingsOf(body: string, length: number | undefined): readonly BillReading[] {
  const told = body.startsWith('(') ? bracketed(body) : separated(body);
  if (told && (length === undefined || told.reference.length === length)) return [told];
  return unseparated(body, length);
}

/** As printed under the bars: `(415)7701234567897(8020)…`. No reference with a bracket in it can be told so. */
function bracketed(body: string): BillReading | undefined {
  if (!/^(?:\(\d{2,4}\)[^()]+)+$/.test(body)) return undefined;
  const elements = body.slice(1).split('(');
  return readingIn(
    elements.map((element) => {
      const [identifier = '', data = ''] = element.split(')');
      return [identifier, data.trim()];
    }),
  );
}

/** As the specification has it: each element of varying length goes up to a separator or the end. */
function separated(body: string): BillReading | undefined {
  if (!body.includes(separator)) return undefined;
  const elements: [string, string][] = [];
  for (const group of body.split(separator)) {
    const fixed = /^415(.{13})/.exec(group);
    if (fixed?.[1] !== undefined) elements.push(['415', fixed[1]]);
    const rest = group.slice(fixed?.[0].length ?? 0);
    if (rest === '' && fixed) continue;
    const [identifier = ''] = /^(?:8020|39[01]\d|9\d)/.exec(rest) ?? [];
    elements.push([identifier, rest.slice(identifier.length)]);
  }
  return readingIn(elements);
}

/** @returns undefined when anything in it is unknown, repeated, missing or of a wrong form */
function readingIn(elements: readonly (readonly [string, string])[]): BillReading | undefined {
  const found = new Map<string, string>();
  for (const [identifier, data] of elements) {
    // An amount stands once, whatever its decimals.
    const name = identifier.startsWith('39') ? '39' : identifier;
    if (found.has(name) || formatOf(identifier)?.test(data) !== true) return undefined;
    found.set(name, data);
  }
  const payee = found.get('415');
  const reference = found.get('8020');
  return payee === undefined || reference === undefined ? undefined : { payee, reference };
}

function formatOf(identifier: string): RegExp | undefined {
  if (identifier === '415') return payeeFormat;
  if (identifier === '8020') return referenceFormat;
  if (/^390\d$/.test(identifier)) return amountFormat;
  if (/^391\d$/.test(identifier)) return amountWithCurrencyFormat;
  return /^9\d$/.test(identifier) ? internalFormat : undefined;
}

/**
 * Printed or read without separators, as is common: every end of the reference after which the rest still makes sense.
 * Which of them is meant only the company's books can tell.
 *
 * @param length - of the reference, where it is known
 */
function unseparated(body: string, length: number | undefined): readonly BillReading[] {
  const [head = '', payee = ''] = unseparatedHead.exec(body) ?? [];
  if (head === '') return [];
  const rest = body.slice(head.length);
  const longest = Math.min(referenceLengthMax, rest.length);
  return Array.from({ length: longest }, (_, index) => index + 1)
    .filter((end) => length === undefined || end === length)
    .filter((end) => referenceFormat.test(rest.slice(0, end)) && tailFormat.test(rest.slice(end)))
    .map((end) => ({ payee, reference: rest.slice(0, end) }));
}
