/** Digits as the card frame holds them: ASCII bytes. */
export function typed(digits: string): Uint8Array {
  return new TextEncoder().encode(digits);
}
