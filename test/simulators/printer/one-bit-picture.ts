import { PNG } from 'pngjs';
import { constants, crc32, deflateSync } from 'node:zlib';

/** A picture of black dots on white. */
export interface OneBitPicture {
  readonly widthDots: number;
  readonly heightDots: number;
  /** One byte a dot, 1 is black, row by row. */
  readonly dots: Uint8Array;
}

export function blankPicture(widthDots: number, heightDots: number): OneBitPicture {
  return { widthDots, heightDots, dots: new Uint8Array(widthDots * heightDots) };
}

/** Blackens a rectangle, or what of it lies in the picture. */
export function blacken(picture: OneBitPicture, { left, top, width, height }: Rectangle): void {
  const right = Math.min(left + width, picture.widthDots);
  const bottom = Math.min(top + height, picture.heightDots);
  for (let row = Math.max(top, 0); row < bottom; row += 1) {
    picture.dots.fill(1, row * picture.widthDots + Math.max(left, 0), row * picture.widthDots + right);
  }
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const dotsPerMetre = 8000;
/** Each row is the one above it, and what differs: most of a receipt is its line above. */
const upFilter = 2;

/**
 * The picture as a PNG of one bit a dot, 8 dots a millimetre: the same bytes on every machine. Runs are all that is
 * compressed, because how zlib looks for other repetitions differs between processors.
 */
export function toPng({ widthDots, heightDots, dots }: OneBitPicture): Buffer {
  const rowBytes = Math.ceil(widthDots / 8);
  const rows = Buffer.alloc((rowBytes + 1) * heightDots);
  let above: Buffer = Buffer.alloc(rowBytes);
  for (let row = 0; row < heightDots; row += 1) {
    const packed = packRow(dots.subarray(row * widthDots, (row + 1) * widthDots));
    const start = row * (rowBytes + 1);
    rows[start] = upFilter;
    for (const [index, byte] of packed.entries()) rows[start + 1 + index] = byte - (above[index] ?? 0);
    above = packed;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthDots, 0);
  header.writeUInt32BE(heightDots, 4);
  header[8] = 1;
  const density = Buffer.alloc(9);
  density.writeUInt32BE(dotsPerMetre, 0);
  density.writeUInt32BE(dotsPerMetre, 4);
  density[8] = 1;
  const data = deflateSync(rows, { level: 9, strategy: constants.Z_RLE });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Eight dots a byte, the left one in the highest bit; in a PNG of one bit, 1 is white. */
function packRow(dots: Uint8Array): Buffer {
  const packed = Buffer.alloc(Math.ceil(dots.length / 8));
  for (const [index, dot] of dots.entries()) {
    if (dot === 0) packed[index >> 3] = (packed[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return packed;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Reads a PNG back as dots: what is darker than the middle is black. */
export function fromPng(png: Buffer): OneBitPicture {
  const { width, height, data } = PNG.sync.read(png);
  const picture = blankPicture(width, height);
  for (let index = 0; index < picture.dots.length; index += 1) {
    if ((data[index * 4] ?? 0) < 128) picture.dots[index] = 1;
  }
  return picture;
}
