import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readLogo } from '../../../src-main/receipt/logo.ts';
import { dotRows } from '../../../src-main/receipt/preview.ts';

/** @param pixels - red, green, blue and opacity of each, row by row */
function pngOf(width: number, height: number, pixels: readonly (readonly number[])[]): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels.flat());
  return PNG.sync.write(png);
}

const black = [0, 0, 0, 255];
const white = [255, 255, 255, 255];

describe('the logo on paper', () => {
  it('is black where the picture is dark, and white where it is light or nothing', () => {
    const pixels = [black, white, [0, 0, 0, 0], [100, 100, 100, 255], [200, 200, 0, 255], [0, 0, 0, 100]];
    expect(dotRows(readLogo(pngOf(3, 2, pixels)))).toEqual(['100', '100']);
  });

  it('has its dots in whole bytes, the left one in the highest bit', () => {
    const row = [black, ...Array.from({ length: 8 }, () => white), black];
    expect(readLogo(pngOf(10, 1, row))).toEqual({
      is: 'picture',
      widthDots: 10,
      heightDots: 1,
      rows: Uint8Array.of(0x80, 0x40),
    });
  });

  it('is refused when it is no PNG, too large or damaged, with what to do', () => {
    const whole = pngOf(
      8,
      8,
      Array.from({ length: 64 }, () => black),
    );
    const huge = Buffer.from(whole);
    huge.writeUInt32BE(60_000, 16);
    expect(() => readLogo(Buffer.from('GIF89a and more than that'))).toThrow('the logo is not a PNG');
    expect(() => readLogo(whole.subarray(0, 10))).toThrow('the logo is not a PNG');
    expect(() => readLogo(huge)).toThrow('the logo has 60000 x 8 dots: it may have 384 x 240 at most');
    expect(() => readLogo(whole.subarray(0, 40))).toThrow(/the logo is a damaged PNG .*: save it again/);
  });
});
