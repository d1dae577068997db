import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEscPos } from '../../../src-main/printer/escpos.ts';
import type { Line, PictureLine } from '../../../src-main/printer/port.ts';
import type { PrinterProfile } from '../../../src-main/printer/profile.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { spanishCharacters } from '../../../src-main/receipt/printable-text.ts';
import { renderPaper } from '../../simulators/printer/render-paper.ts';
import { samples } from '../receipt/samples.ts';
import { profile, text } from './connected-printer.ts';
import { dump } from './dump.ts';

const [NUL, LF, DLE, ESC, GS] = [0x00, 0x0a, 0x10, 0x1b, 0x1d];

function bytesOf(lines: readonly Line[], changes: Partial<PrinterProfile> = {}): Buffer {
  return Buffer.concat(toEscPos(lines, { ...profile, ...changes }));
}

/** The piece of one line. */
function pieceOf(line: Line): Buffer {
  return toEscPos([line], profile)[1] ?? Buffer.alloc(0);
}

function occurrences(bytes: Buffer, wanted: Buffer | string): number {
  return bytes.toString('latin1').split(Buffer.from(wanted).toString('latin1')).length - 1;
}

describe('the bytes of a receipt', () => {
  const printed = samples.filter(({ isPrinted }) => isPrinted);
  it.each(
    printed.flatMap(({ name, document }) =>
      ([48, 32] as const).map((columns) => ({ name, document, columns })),
    ),
  )('are those of $name in $columns columns', async ({ name, document, columns }) => {
    const pieces = toEscPos(layOut(document, columns), { ...profile, columns });
    await expect(pieces.map(dump).join('')).toMatchFileSnapshot(`golden/${name}.${columns}.txt`);
  });

  it.each(['pc858', 'wpc1252'] as const)('carry every character of Spanish in code page %s', (codePage) => {
    const lines = text(spanishCharacters, '¿Año Núñez?', '~!"#$%&\'()*+,-./0123456789:;<=>?@[\\]^_`{|}');
    const [paper] = renderPaper(bytesOf(lines, { codePage }), 48);
    expect(paper?.text.split('\n')).toEqual(lines.map((line) => line.is === 'text' && line.text));
  });

  it('begin with a reset, then the code page, and end with one cut', () => {
    expect(bytesOf(text('uno')).subarray(0, 5)).toEqual(Buffer.from([ESC, 0x40, ESC, 0x74, 19]));
    expect(bytesOf(text('uno'), { codePage: 'wpc1252' }).subarray(0, 5)).toEqual(
      Buffer.from([ESC, 0x40, ESC, 0x74, 16]),
    );
    const cut = Buffer.from([GS, 0x56, 66, 0]);
    const bytes = bytesOf(text('uno', '', 'tres'));
    expect(bytes.subarray(-4)).toEqual(cut);
    expect(occurrences(bytes, cut)).toBe(1);
    expect(occurrences(bytesOf(text('uno'), { hasCutter: false }), cut)).toBe(0);
  });

  it('make a title bold and twice as wide and high, and what follows plain again', () => {
    const title = pieceOf({ is: 'text', text: 'APROBADO', isBold: true, isLarge: true });
    expect(title).toEqual(
      Buffer.concat([
        Buffer.from([ESC, 0x45, 1, GS, 0x21, 0x11]),
        Buffer.from('APROBADO\n'),
        Buffer.from([GS, 0x21, 0, ESC, 0x45, 0]),
      ]),
    );
  });

  it('carry no command that was hidden in a text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (hidden) => {
        const bytes = pieceOf({ is: 'text', text: hidden, isBold: false, isLarge: false });
        const [printable, end] = [bytes.subarray(0, -1), bytes.subarray(-1)];
        expect(printable.every((byte) => byte >= 0x20 && byte !== 0x7f)).toBe(true);
        expect(printable).toHaveLength(Array.from(hidden).length);
        expect(end).toEqual(Buffer.from([LF]));
      }),
    );
  });

  it('carry no command that was hidden in a code, whatever the code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('qr' as const, 'barcode' as const),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (is, payload) => {
          const bytes = bytesOf([{ is, payload }]);
          expect(occurrences(bytes, Buffer.from([GS, 0x56]))).toBe(1);
          expect([...bytes].some((byte, at) => isRealTime(byte, bytes[at + 1]))).toBe(false);
        },
      ),
    );
  });
});

function isRealTime(byte: number, next: number | undefined): boolean {
  return byte === DLE && (next === 0x04 || next === 0x05 || next === 0x14);
}

describe('a code on a receipt', () => {
  it.each([48, 32] as const)('is read back from %i columns, up to the longest', (columns) => {
    const codes: Line[] = [
      { is: 'qr', payload: 'https://pagos.example/r#' + 'aZ9-_.'.repeat(96) },
      { is: 'barcode', payload: columns === 48 ? 'K0142-000318-ABCDEFG' : 'K0142-000318-A' },
    ];
    const [paper] = renderPaper(bytesOf(codes, { columns }), columns);
    expect(paper?.codes).toEqual(codes.map((code) => ('payload' in code ? code.payload : '')));
  });

  it('is as wide as the paper allows', () => {
    const long = pieceOf({ is: 'qr', payload: 'a'.repeat(600) });
    const onNarrow = toEscPos([{ is: 'qr', payload: 'a'.repeat(600) }], { ...profile, columns: 32 })[1];
    const cellSize = [GS, 0x28, 0x6b, 3, 0, 0x31, 0x43];
    expect(long.includes(Buffer.from([...cellSize, 4]))).toBe(true);
    expect(onNarrow?.includes(Buffer.from([...cellSize, 3]))).toBe(true);
  });

  it('is printed as its characters where no code can be made of it', () => {
    const [paper] = renderPaper(bytesOf([{ is: 'qr', payload: 'año' }]), 48);
    expect(paper?.text).toBe('año');
    const tooLong = bytesOf([{ is: 'barcode', payload: 'K0142-000318-AB' }], { columns: 32 });
    expect(renderPaper(tooLong, 32)[0]?.text).toBe('K0142-000318-AB');
  });
});

describe('a picture on a receipt', () => {
  /** 384 × 120 dots, as large as a logo may be, of these bytes over and over. */
  function picture(...dots: readonly number[]): PictureLine {
    const rows = Uint8Array.from({ length: 48 * 120 }, (_, at) => dots[at % dots.length] ?? 0);
    return { is: 'picture', widthDots: 384, heightDots: 120, rows };
  }

  it('is sent in bands that a small receive buffer holds', () => {
    const pieces = toEscPos([picture(0xaa)], profile);
    expect(pieces).toHaveLength(2 + 8);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_024 - 64);
    expect(Buffer.concat(pieces).filter((byte) => byte === 0xaa)).toHaveLength(48 * 120);
  });

  it('carries no real-time command, and differs by one dot where it would have', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0x04, 0x05, 0x10, 0x14, 0xff), { minLength: 1 }), (dots) => {
        const bands = toEscPos([picture(...dots)], profile).slice(1, -1);
        const data = Buffer.concat(bands.map((band) => band.subarray(3 + 8, -3)));
        expect([...Buffer.concat(bands)].some((byte, at, all) => isRealTime(byte, all[at + 1]))).toBe(false);
        const { rows } = picture(...dots);
        expect([...data].every((byte, at) => byte === rows[at] || (byte === 0x18 && rows[at] === DLE))).toBe(
          true,
        );
        expect(data).toHaveLength(rows.length);
      }),
    );
  });

  it('is refused when it is not what it says, or does not fit', () => {
    const { rows } = picture(NUL);
    expect(() => toEscPos([{ ...picture(NUL), widthDots: 400 }], profile)).toThrow(/does not fit the paper/);
    expect(() => toEscPos([{ ...picture(NUL), rows: rows.subarray(1) }], profile)).toThrow(
      /384 × 120 dots has 5760 bytes, not 5759/,
    );
  });
});
