/** Widths of bars and gaps by value, in modules; the last is the stop. Source: ISO/IEC 15417, table 1. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232 2331112'
).split(' ');

type CodeSet = 'A' | 'B' | 'C';

const starts: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 };
/** The values that change from one code set into another. */
const switches: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: 99 };
const stop = 106;

export interface Code128 {
  /** What a reader reads. */
  readonly payload: string;
  /** One character a module, `1` is a bar. */
  readonly modules: string;
}

/**
 * The bar code of the data of GS k 73, which says by `{A`, `{B` and `{C` which code set it is in, and `{{` for a
 * brace; undefined where it does not, and the printer prints nothing. Shift and function characters are not known.
 */
export function code128Of(data: Buffer): Code128 | undefined {
  const values: number[] = [];
  let payload = '';
  let set: CodeSet | undefined;
  let rest = data.toString('latin1');
  while (rest !== '') {
    const chosen = /^\{([ABC])/.exec(rest)?.[1] as CodeSet | undefined;
    if (chosen) {
      values.push((set ? switches : starts)[chosen]);
      set = chosen;
      rest = rest.slice(2);
      continue;
    }
    const next = set && nextOf(rest, set);
    if (!next) return undefined;
    values.push(next.value);
    payload += next.text;
    rest = rest.slice(next.length);
  }
  return values.length < 2 ? undefined : { payload, modules: modulesOf(values) };
}

function nextOf(rest: string, set: CodeSet): { value: number; text: string; length: number } | undefined {
  const code = rest.charCodeAt(0);
  if (set === 'C') {
    // In this set a byte is a pair of digits.
    return code > 99 ? undefined : { value: code, text: String(code).padStart(2, '0'), length: 1 };
  }
  if (rest.startsWith('{')) {
    return rest.startsWith('{{') && set === 'B' ? { value: 91, text: '{', length: 2 } : undefined;
  }
  if (set === 'A' && code < 32) return { value: code + 64, text: rest.charAt(0), length: 1 };
  const last = set === 'A' ? 0x5f : 0x7f;
  return code < 32 || code > last ? undefined : { value: code - 32, text: rest.charAt(0), length: 1 };
}

function modulesOf(values: readonly number[]): string {
  const check = values.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % 103;
  return [...values, check, stop]
    .flatMap((value) => Array.from(patterns[value] ?? ''))
    .map((width, index) => (index % 2 === 0 ? '1' : '0').repeat(Number(width)))
    .join('');
}
