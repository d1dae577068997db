import { PNG } from 'pngjs';
import type { PictureLine } from '../printer/port.ts';

/** 58 mm paper has 384 dots in a line; a picture higher than this costs more paper than it is worth. */
const logoMax = { widthDots: 384, heightDots: 240 } as const;

/**
 * A company's logo as a printer prints it: one dot of the picture is one dot of paper (an eighth of a millimetre),
 * black where the picture is darker than middle grey on white.
 *
 * @param png - the content of a PNG file (ISO/IEC 15948)
 * @throws Error that says what is wrong with the picture
 */
export function readLogo(png: Uint8Array): PictureLine {
  const { widthDots, heightDots } = sizeOf(png);
  const { widthDots: widthMax, heightDots: heightMax } = logoMax;
  if (widthDots < 1 || heightDots < 1 || widthDots > widthMax || heightDots > heightMax) {
    throw new Error(
      `the logo has ${widthDots} x ${heightDots} dots: it may have ${widthMax} x ${heightMax} at most`,
    );
  }
  const pixels = decoded(png);
  const rowBytes = Math.ceil(widthDots / 8);
  const rows = new Uint8Array(rowBytes * heightDots);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1) {
    if (!isBlack(pixels.subarray(dot * 4, dot * 4 + 4))) continue;
    const x = dot % widthDots;
    const place = Math.floor(dot / widthDots) * rowBytes + Math.floor(x / 8);
    rows[place] = (rows[place] ?? 0) | (0x80 >> (x % 8));
  }
  return { is: 'picture', widthDots, heightDots, rows };
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** From its header alone: a small file may hold a picture that no memory holds. */
function sizeOf(png: Uint8Array): { widthDots: number; heightDots: number } {
  const bytes = Buffer.from(png);
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(signature)) throw new Error('the logo is not a PNG');
  return { widthDots: bytes.readUInt32BE(16), heightDots: bytes.readUInt32BE(20) };
}

/** Red, green, blue and opacity, a byte each. */
function decoded(png: Uint8Array): Buffer {
  try {
    return PNG.sync.read(Buffer.from(png)).data;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'for no known reason';
    throw new Error(`the logo is a damaged PNG (${why}): save it again`);
  }
}

function isBlack(pixel: Uint8Array): boolean {
  const [red = 0, green = 0, blue = 0, opacity = 0] = pixel;
  // Rec. 601 luma, on white.
  const luma = (299 * red + 587 * green + 114 * blue) / 1000;
  return (luma * opacity) / 255 + 255 - opacity < 128;
}
