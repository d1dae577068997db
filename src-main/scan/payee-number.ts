/**
 * Whether a text is a global location number (GLN): 13 digits, the last of which proves the others (mod 10).
 *
 * @see GS1 General Specifications, section 7.9.1
 */
export function isPayeeNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = Array.from(text).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}
