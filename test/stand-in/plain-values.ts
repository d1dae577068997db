/**
 * Values between main and page, as text. Electron clones them (dates, maps, bytes, cycles); the
 * contract has only plain values, so the stand-in carries only these and refuses the rest aloud.
 *
 * The function is also sent into the page as text, so it refers to nothing outside itself.
 */
export function encodePlain(value: unknown): string {
  const check = (part: unknown): void => {
    if (part === null || part === undefined) return;
    if (['string', 'boolean'].includes(typeof part) || Number.isFinite(part)) return;
    const isPlain = Object.prototype.toString.call(part) === '[object Object]';
    if (!Array.isArray(part) && !isPlain) throw new Error('An object could not be cloned.');
    Object.values(part).forEach(check);
  };
  check(value);
  return JSON.stringify(value ?? null);
}

export function decodePlain(text: string): unknown {
  return JSON.parse(text);
}
