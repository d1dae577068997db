import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { code128Of } from '../../simulators/printer/code-128.ts';
import { fromPng } from '../../simulators/printer/one-bit-picture.ts';
import { textOfStrip } from '../../simulators/printer/paper-text.ts';
import { createPrinterMechanism } from '../../simulators/printer/printer-mechanism.ts';
import { renderPaper } from '../../simulators/printer/render-paper.ts';
import { connectToPrinter, cut, LF, page858, processId, reset, startPrinter } from './printer-client.ts';
import { scan } from './printer-scan.ts';
import { scratchDirectory } from './scratch.ts';

const centre = [0x1b, 0x61, 1];
const page1252 = [0x1b, 0x74, 16];

function bytesOf(parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

function paperOf(columns: 48 | 32, ...parts: readonly (string | readonly number[])[]): Paper {
  const [paper] = renderPaper(bytesOf(parts), columns);
  if (!paper) throw new Error('nothing was printed');
  return paper;
}
type Paper = ReturnType<typeof renderPaper>[number];

/** GS ( k: stores and prints a QR code with error correction M. */
function qrCode(payload: string, moduleDots: number): readonly number[] {
  const block = (...data: readonly number[]): readonly number[] => [
    ...[0x1d, 0x28, 0x6b, data.length & 0xff, data.length >> 8],
    ...data,
  ];
  return [
    ...block(49, 67, moduleDots),
    ...block(49, 69, 49),
    ...block(49, 80, 48, ...Buffer.from(payload, 'latin1')),
    ...block(49, 81, 48),
  ];
}

/** GS k 73 in code set B. */
function barCode(payload: string, barDots: number): readonly number[] {
  const data = [...Buffer.from(`{B${payload}`, 'latin1')];
  return [0x1d, 0x77, barDots, 0x1d, 0x68, 60, 0x1d, 0x6b, 73, data.length, ...data];
}

describe('characters', () => {
  it('are those of the code page that is selected, and code page 437 after a reset', () => {
    const sign = [0xd1, 0x80];
    expect(paperOf(48, page858, sign, LF, reset, sign, LF).text).toBe('ÐÇ\n╤Ç');
    expect(paperOf(48, page858, sign, page1252, sign, LF).text).toBe('ÐÇÑ€');
    expect(paperOf(48, [0x1b, 0x74, 99], sign, LF).text).toBe('\u{FFFD}\u{FFFD}');
  });

  it('may be of several sizes in one line, and a line is full when they fill it', () => {
    const large = [0x1d, 0x21, 0x11];
    const plain = [0x1d, 0x21, 0x00];
    expect(paperOf(32, 'TOTAL ', large, '38', plain, ' B', LF).text).toBe('TOTAL 3 8  B');
    expect(paperOf(32, large, 'x'.repeat(17), LF).text).toBe(`${'x '.repeat(15)}x\nx`);
  });

  it('are drawn as large as they are, and lines as far apart as is asked for', () => {
    const [plain, large, tight] = [
      paperOf(48, 'x', LF),
      paperOf(48, [0x1d, 0x21, 0x33], 'x', LF),
      paperOf(48, [0x1b, 0x33, 24], 'x', LF),
    ].map((paper) => fromPng(paper.png()));
    const black = [plain, large].map((picture) => picture?.dots.filter((dot) => dot === 1).length ?? 0);
    expect(black[1]).toBe(16 * (black[0] ?? 0));
    expect([plain, large, tight].map((picture) => picture?.heightDots)).toEqual([78, 144, 72]);
  });

  it('are black on white, or white on black where that is asked for', () => {
    const dots = (...parts: readonly (string | readonly number[])[]): number =>
      fromPng(paperOf(48, ...parts, LF).png()).dots.filter((dot) => dot === 1).length;
    expect(dots([0x1d, 0x42, 1], 'x') + dots('x')).toBe(12 * 24);
    expect(dots([0x1b, 0x2d, 1], 'x')).toBe(dots('x') + 12);
    expect(dots([0x1b, 0x45, 1], 'x')).toBeGreaterThan(dots('x'));
  });
});

describe('codes', () => {
  it('of both kinds are read back from the picture, at both widths', () => {
    for (const columns of [48, 32] as const) {
      const paper = paperOf(columns, centre, qrCode('https://e.example/r#abc', 4), barCode('K014-0381', 2));
      expect(paper.codes).toEqual(['https://e.example/r#abc', 'K014-0381']);
      expect(scan(paper.png()).toSorted()).toEqual(['K014-0381', 'https://e.example/r#abc']);
    }
  });

  it('wider than the paper are left out, as printers do', () => {
    const paper = paperOf(32, qrCode('x'.repeat(600), 5), barCode('K014-000381', 3), 'fin', LF);
    expect(paper.codes).toEqual([]);
    expect(paper.text).toBe('[QR: no cabe]\n[código de barras: no cabe]\nfin');
  });

  it('of a bar code are those that another library makes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -z|}~]{1,20}$/), (payload) => {
        expect(code128Of(Buffer.from(`{B${payload}`))?.modules).toBe(otherCode128(payload));
      }),
    );
  });

  it('of a bar code may change their set on the way, and are none without one', () => {
    expect(code128Of(Buffer.from('{BK{C\x0e\x26{B-{{'))?.payload).toBe('K1438-{');
    expect(code128Of(Buffer.from('K014'))).toBeUndefined();
    expect(code128Of(Buffer.from('{C\x64'))).toBeUndefined();
  });
});

/** Code set B throughout, as printers are told: the other library would choose the shortest. */
function otherCode128(payload: string): string {
  const raw = bwip.raw as unknown as (kind: string, text: string, options: object) => [{ sbs: number[] }];
  const values = [
    '^104',
    ...Array.from(payload, (one) => `^${String(one.charCodeAt(0) - 32).padStart(3, '0')}`),
  ];
  const [{ sbs }] = raw('code128', values.join(''), { raw: true });
  return sbs.map((width, index) => (index % 2 === 0 ? '1' : '0').repeat(width)).join('');
}

describe('a picture', () => {
  it('is in its place dot by dot, and cut off at the edge of the paper', () => {
    const paper = paperOf(32, [0x1d, 0x76, 0x30, 0, 1, 0, 2, 0, 0b1010_0000, 0b0000_0001]);
    const { dots, widthDots } = fromPng(paper.png());
    const black = [...dots.entries()].filter(([, dot]) => dot === 1).map(([index]) => index);
    const [left, top] = [40, 24];
    expect(black).toEqual([
      top * widthDots + left,
      top * widthDots + left + 2,
      (top + 1) * widthDots + left + 7,
    ]);
    const wide = paperOf(32, [0x1d, 0x76, 0x30, 3, 60, 0, 1, 0, ...Array<number>(60).fill(0xff)]);
    expect(fromPng(wide.png()).dots.filter((dot) => dot === 1)).toHaveLength(384 * 2);
  });

  it('is the same bytes whenever it is drawn again, and kept beside the text where that is asked for', async () => {
    const directory = scratchDirectory();
    const printer = await startPrinter({ directory, keepsPictures: true });
    const line = await connectToPrinter(printer.port);
    const job = [page858, 'Pe', [0xa4], 'alba', LF, qrCode('K014-000381', 4), cut];
    line.send(...job, processId('0001'));
    await line.receive(7);
    const drawn = printer.papers()[0]?.png();
    expect(readFileSync(join(directory, 'receipt-0001.png'))).toEqual(drawn);
    expect(paperOf(48, ...job).png()).toEqual(drawn);
  });
});

describe('whatever arrives', () => {
  /** Bytes that are commands more often than chance has it. */
  const bytes = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0x1b, 0x1d, 0x0a, 0x40, 0x28, 0x6b, 0x56, 0x76, 0x30, 0x20, 0x41),
    ),
    { maxLength: 400 },
  );

  it('prints the same in one piece and in many, and can be drawn', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (job, sizes) => {
        const whole = renderPaper(Buffer.from(job), 48);
        const mechanism = createPrinterMechanism({
          columns: 48,
          lacks: [],
          receiveBufferBytes: 4096,
          onStrip: () => undefined,
          onStep: undefined,
        });
        const link = mechanism.connect({
          send: () => undefined,
          setReading: () => undefined,
          reset: () => undefined,
        });
        let rest = Buffer.from(job);
        for (let piece = 0; rest.length > 0; piece += 1) {
          const size = sizes[piece % sizes.length] ?? 1;
          link.receive(rest.subarray(0, size));
          rest = rest.subarray(size);
        }
        expect(mechanism.paper.strips().map(textOfStrip)).toEqual(whole.map(({ text }) => text));
        for (const paper of whole) expect(fromPng(paper.png()).widthDots).toBe(640);
      }),
      { numRuns: 200 },
    );
  });
});
