/** Numbers that Visa, Mastercard and the gateways publish for tests; no issuer has given them to anybody. */
export const publishedTestCards: readonly string[] = [
  ...['4111111111111111', '4242424242424242', '5555555555554444', '2223003122003222'],
  ...['4000000000000002', '4000000000009995', '4000000000000069', '4000000000000127'],
  ...['4000000000009987', '4000000000009979', '4000000000006975', '4000000000000119'],
  ...['4000000000000101', '4012888888881881', '5105105105105100', '378282246310005'],
  ...['6011111111111117', '2720992593319364', '5200828282828210'],
];

/** Runs of 15, 16 or 19 digits, together or in groups, that stand alone. */
const digitRuns = /(?<![\w.-])(?:\d[ -]?){14,18}\d(?![\w])|(?<=-)(?:\d{4}-){3}\d{4}(?![\w-])/g;
/** Visa, Mastercard (2-series too), American Express, Discover: how their numbers begin and how long they are. */
const brands = /^(4\d{15}(\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(011|5\d\d)\d{12})$/;

/** The digit runs of a text that could be card numbers: a brand's prefix and length, and a right check digit. */
export function cardNumbersIn(text: string): readonly string[] {
  const runs = text.match(digitRuns) ?? [];
  return runs.map((run) => run.replaceAll(/\D/g, '')).filter((run) => brands.test(run) && passesLuhn(run));
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, place) => {
      const value = place % 2 === 0 ? digit : digit * 2;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
