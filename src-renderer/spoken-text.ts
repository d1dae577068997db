import type { Currency } from '#contract/money.ts';
import type { voiceWords } from './text/es-voice.ts';

export type VoiceWords = typeof voiceWords;

interface Rule {
  readonly looks: RegExp;
  readonly says: (parts: readonly (string | undefined)[], words: VoiceWords) => string;
}

/** What is heard otherwise than it is written. What one rule has read, no later one reads. */
const rules: readonly Rule[] = [
  // An address, and a key such as ".com".
  {
    looks: /[\p{L}\d._+*-]*@[\p{L}\d._-]*[\p{L}\d]|(?<!\S)\.[a-z]+/gu,
    says: ([address = ''], words) => spokenAddress(address, words),
  },
  // Pesos as Colombia writes them: $ 38.450,50
  {
    looks: /(-?)\$[ \u00a0](\d+(?:\.\d{3})*(?:,\d+)?)(?: COP\b)?/g,
    says: ([, sign, amount = ''], words) =>
      spokenAmount({ sign, amount: amount.replaceAll('.', '').replace(',', '.'), currency: 'COP' }, words),
  },
  // Dollars, and pesos for who reads English: $1,234.50, COP 38,450
  {
    looks: /(-?)(?:\$|(COP) |USD )(\d+(?:,\d{3})*(?:\.\d+)?)(?: USD\b)?/g,
    says: ([, sign, pesos, amount = ''], words) =>
      spokenAmount(
        { sign, amount: amount.replaceAll(',', ''), currency: pesos === undefined ? 'USD' : 'COP' },
        words,
      ),
  },
  {
    looks: /\b(\d{1,2}) ([A-Za-z]{3}) (\d{4})\b/g,
    says: ([date = '', day, short = '', year = ''], words) => {
      const month = monthNamed(short, words.locale);
      return month === undefined ? date : words.date(String(Number(day)), month, year);
    },
  },
  {
    looks: /•+ ?(\d{4})/g,
    says: ([, lastFour = ''], words) => `${words.ending} ${spelled(lastFour, words)}`,
  },
  { looks: /kWh|m³/g, says: ([unit = ''], words) => words.units[unit] ?? unit },
  { looks: /N\.º|#(?= ?\d)|\bNo\.(?= )/g, says: (_, words) => words.number },
  { looks: /\*{2,}/g, says: (_, words) => ` ${words.hidden} ` },
  { looks: / ·(?= )/g, says: () => ',' },
  // Other numbers and times, which are read as they are.
  { looks: /\d+(?:[.,:]\d+)+/g, says: ([number = '']) => number },
  {
    looks: /[\p{L}\d]+(?:-[\p{L}\d]+)*/gu,
    says: ([token = ''], words) => (isCode(token) ? spelled(token, words) : token),
  },
];

/** How a text of the screen is read aloud: amounts in words of their currency, references one character at a time. */
export function spokenText(text: string, words: VoiceWords): string {
  // One character is a key, or what was typed.
  if (text === ' ') return words.space;
  return text.length === 1 ? text : spokenBy(rules, text, words);
}

function spokenBy([rule, ...later]: readonly Rule[], text: string, words: VoiceWords): string {
  if (!rule) return text;
  let spoken = '';
  let end = 0;
  for (const parts of text.matchAll(rule.looks)) {
    spoken += spokenBy(later, text.slice(end, parts.index), words) + rule.says(parts, words);
    end = parts.index + parts[0].length;
  }
  return spoken + spokenBy(later, text.slice(end), words);
}

/** The whole name of a month of which the first letters are written. */
function monthNamed(short: string, locale: string): string | undefined {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
  return names.find((name) => name.startsWith(short));
}

interface Amount {
  readonly sign: string | undefined;
  /** Digits, with a point before the decimals if there are any. */
  readonly amount: string;
  readonly currency: Currency;
}

function spokenAmount({ sign, amount, currency }: Amount, words: VoiceWords): string {
  const { one, many, cent, cents } = words.currencies[currency];
  const [whole = '', decimals = ''] = amount.split('.');
  const minus = sign ? `${words.minus} ` : '';
  // The price of a unit has more decimals than there are coins.
  if (decimals !== '' && decimals.length !== 2) {
    return `${minus}${whole} ${words.characters['.'] ?? ''} ${spelled(decimals, words)} ${many}`;
  }
  const of = /[1-9]\d*0{6}$/.test(whole) ? words.ofMillions : '';
  const units = `${minus}${whole} ${of}${whole === '1' ? one : many}`;
  if (Number(decimals) === 0) return units;
  return words.cents(units, String(Number(decimals)), decimals === '01' ? cent : cents);
}

function spokenAddress(address: string, words: VoiceWords): string {
  return address.replaceAll(/\*+|[^\p{L}\d]/gu, (sign) =>
    sign.startsWith('*') ? ` ${words.hidden} ` : ` ${words.characters[sign] ?? sign} `,
  );
}

/** References, account numbers, telephones: not words and not quantities. */
function isCode(token: string): boolean {
  return /\d/.test(token) && /\p{L}|^0\d|\d{5}|\d{3}-|-\d{3}/u.test(token);
}

/** One character at a time. */
export function spelled(characters: string, words: VoiceWords): string {
  return Array.from(characters, (character) => words.characters[character] ?? character).join(' ');
}
