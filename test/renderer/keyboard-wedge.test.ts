import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WedgeCollector, type Stroke } from '../../src-renderer/keyboard-wedge.ts';

const plain = { ctrlKey: false, altKey: false, repeat: false } as const;
const enter = { key: 'Enter' };

type Press = Partial<Stroke> & { readonly key: string };

/** What the page and the kiosk have got of the keys. */
interface Got {
  /** What stands in a field: taken back when it was a scanner's. */
  readonly field: string;
  readonly codes: readonly string[];
  /** Keys that are not characters, as the page saw them. */
  readonly keys: readonly string[];
}

/** A field and a listener, as the page has them, by a clock of their own. */
class Page implements Got {
  field = '';
  codes: string[] = [];
  keys: string[] = [];
  readonly #collector = new WedgeCollector();
  #atMs = 0;
  #before = '';

  press(press: Press, gapMs: number): void {
    const patienceMs = this.#collector.patienceMs;
    if (gapMs > patienceMs) this.#act(this.#collector.pause());
    this.#atMs += gapMs;
    const verdict = this.#collector.press({ code: '', ...plain, ...press, timeStamp: this.#atMs });
    this.#act(verdict);
    if (verdict.isFirst === true) this.#before = this.field;
    if (verdict.isKept) return;
    if (press.key.length > 1 || press.ctrlKey === true) this.keys.push(press.key);
    else this.field += press.key;
  }

  type(text: string, gapMs: number): this {
    for (const key of Array.from(text)) this.press({ key }, gapMs);
    return this;
  }

  rest(): this {
    this.#act(this.#collector.pause());
    return this;
  }

  #act({ typed, scanned }: { readonly typed?: string; readonly scanned?: string }): void {
    if (typed !== undefined) this.field += typed;
    if (scanned === undefined) return;
    this.field = this.#before;
    this.codes.push(scanned);
  }
}

const code = '4157701234567897802012';

describe('a scanner that types', () => {
  it.each(['Enter', 'Tab'])('is heard when it ends with %s, which nothing else hears', (key) => {
    const page = new Page().type(code, 8);
    page.press({ key }, 8);
    expect(page).toMatchObject({ codes: [code], field: '', keys: [] });
  });

  it('leaves in a field what stood there before it', () => {
    const page = new Page().type('secreta', 180);
    page.rest().type(code, 12);
    page.press(enter, 12);
    expect(page).toMatchObject({ codes: [code], field: 'secreta', keys: [] });
  });

  it('is heard though nothing ends its code', () => {
    const page = new Page().type(code, 8).rest();
    expect(page).toMatchObject({ codes: [code], field: '' });
  });

  it('is heard though the kiosk is slow for a moment', () => {
    const page = new Page().type(code.slice(0, 2), 60).type(code.slice(2, 12), 8);
    page.press({ key: code[12] ?? '' }, 250);
    page.type(code.slice(13), 8);
    page.press(enter, 90);
    expect(page).toMatchObject({ codes: [code], field: '' });
  });

  it('is heard twice when it scans twice, and its second line end presses nothing', () => {
    const page = new Page();
    for (let scans = 0; scans < 2; scans += 1) {
      page.type(code, 8);
      page.press(enter, 8);
      page.press(enter, 8);
    }
    expect(page).toMatchObject({ codes: [code, code], keys: [] });
  });

  it.each([
    ['Ctrl+]', [{ key: ']', ctrlKey: true }]],
    ['Ctrl and the same place on a Spanish keyboard', [{ key: '+', code: 'BracketRight', ctrlKey: true }]],
    ['F8', [{ key: 'F8' }]],
    ['Alt+029', [{ key: 'Alt', altKey: true }, ...altKeys('029')]],
    ['Alt+0029', [{ key: 'Alt', altKey: true }, ...altKeys('0029')]],
  ])('sends the separator as %s', (_, presses: readonly Press[]) => {
    const page = new Page();
    for (const part of ['415770', '802012']) {
      page.type(part, 8);
      for (const press of presses) page.press(press, 8);
    }
    page.type('3900', 8);
    page.press(enter, 8);
    expect(page).toMatchObject({ codes: ['415770\x1d802012\x1d3900'], keys: keysOf(presses) });
  });

  it('may begin with a separator', () => {
    const page = new Page();
    page.press({ key: 'F8' }, 900);
    page.type(code, 8);
    page.press(enter, 8);
    expect(page).toMatchObject({ codes: [`\x1d${code}`], field: '', keys: [] });
  });

  it('may type every character by its number', () => {
    const page = new Page();
    for (const character of Array.from(code)) {
      page.press({ key: 'Alt', altKey: true }, 8);
      for (const press of altKeys(`0${character.charCodeAt(0)}`)) page.press(press, 8);
    }
    page.press(enter, 8);
    expect(page).toMatchObject({ codes: [code], field: '' });
  });

  it('presses Shift for its capitals', () => {
    const page = new Page();
    for (const key of Array.from(']C1415770123')) {
      if (key === 'C') page.press({ key: 'Shift' }, 2);
      page.press({ key }, 8);
    }
    page.press(enter, 8);
    expect(page.codes).toEqual([']C1415770123']);
  });

  it('is not guessed at where its keyboard is not the kiosk’s: an accent that waits is no character', () => {
    const page = new Page().type('https:--', 8);
    page.press({ key: 'Dead' }, 8);
    page.type('recibos', 8);
    page.press(enter, 8);
    expect(page.codes).toEqual(['https:--\ufffdrecibos']);
  });

  it('sends 4 kB of noise, which are one code that is too long', () => {
    const page = new Page().type('x'.repeat(20_000), 1);
    page.press(enter, 1);
    expect(page).toMatchObject({ field: '', keys: [] });
    expect(page.codes.map((one) => one.length)).toEqual([4_097]);
  });
});

function altKeys(digits: string): Press[] {
  return Array.from(digits, (key) => ({ key, altKey: true }));
}

/** Alt itself harms nothing. */
function keysOf(presses: readonly Press[]): string[] {
  const alone = presses.filter(({ key }) => key === 'Alt').map(({ key }) => key);
  return [...alone, ...alone];
}

describe('a hand', () => {
  it('types whatever it types, at whatever speed a hand has', () => {
    const texts = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    const gaps = fc.array(fc.integer({ min: 45, max: 400 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(texts, gaps, (text, pauses) => {
        const page = new Page();
        Array.from(text).forEach((key, index) => {
          page.press({ key }, pauses[index] ?? 0);
        });
        page.press(enter, 60);
        expect(page).toMatchObject({ field: text, codes: [], keys: ['Enter'] });
      }),
    );
  });

  it('loses nothing where two or three of its fingers come down together', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('asdfñ1')), maxLength: 30 });
    // At most two short pauses in a row.
    const gaps = fc.array(fc.tuple(fc.integer({ min: 60, max: 300 }), fc.nat(34), fc.nat(34)), {
      minLength: 10,
      maxLength: 10,
    });
    fc.assert(
      fc.property(texts, gaps, (text, pauses) => {
        const page = new Page();
        Array.from(text.slice(0, 7)).forEach((key, index) => {
          page.press({ key }, pauses.flat()[index] ?? 60);
        });
        page.press(enter, 60);
        expect(page).toMatchObject({ field: text.slice(0, 7), codes: [], keys: ['Enter'] });
      }),
    );
  });

  it('sees its keys as soon as they are slow again, in their order', () => {
    const page = new Page().type('ab', 10);
    expect(page.field).toBe('a');
    page.type('c', 60);
    expect(page.field).toBe('abc');
  });

  it('may be quick at a short word and its Enter', () => {
    const page = new Page().type('1234567', 5);
    page.press(enter, 5);
    expect(page).toMatchObject({ field: '1234567', codes: [], keys: ['Enter'] });
  });

  it('may hold a key down', () => {
    const page = new Page();
    page.press({ key: 'x' }, 500);
    for (let held = 0; held < 30; held += 1) page.press({ key: 'x', repeat: true }, 30);
    page.press(enter, 30);
    expect(page).toMatchObject({ field: 'x'.repeat(31), codes: [], keys: ['Enter'] });
  });

  it('erases and moves after what it typed, not before', () => {
    const page = new Page().type('ab', 10);
    page.press({ key: 'Backspace' }, 10);
    expect(page).toMatchObject({ field: 'ab', keys: ['Backspace'] });
  });

  it('presses Enter and Tab, again and again', () => {
    const page = new Page();
    for (const key of ['Tab', 'Tab', 'Enter', 'Tab', 'Enter']) page.press({ key }, 20);
    expect(page.keys).toEqual(['Tab', 'Tab', 'Enter', 'Tab', 'Enter']);
  });
});
