import {
  BreakLine,
  CharacterSet,
  printer as ThermalPrinter,
  types as PrinterTypes,
} from 'node-thermal-printer';
import type { BarcodeLine, Line, PictureLine, QrLine, TextLine } from './port.ts';
import type { PrinterProfile } from './profile.ts';

/** Dots a character of the plain font (font A) is wide; 8 of them make a millimetre. */
const characterWidthDots = 12;
const textLarge = Buffer.from([0x1d, 0x21, 0x11]);
const textPlain = Buffer.from([0x1d, 0x21, 0x00]);
/** GS V 66 0: feeds the paper past the knife and cuts it, leaving one point, so that it does not fall. */
const feedAndCut = Buffer.from([0x1d, 0x56, 66, 0]);
/** ESC d 5: feeds the last line past the edge at which people tear the paper off. */
const feedToEdge = Buffer.from([0x1b, 0x64, 5]);
const characterSets = { pc858: CharacterSet.PC858_EURO, wpc1252: CharacterSet.WPC1252 } as const;

/**
 * What both code pages have beside ASCII. Whatever else is in a text, control characters above all, prints as "?": no
 * text carries a command, and none makes the library change the code page in mid line.
 */
const beyondAscii = '¡¿ªº°·«»€áéíóúüñÁÉÍÓÚÜÑ';

/**
 * The commands that print these lines, in whole pieces from ESC @ to the cut: the first piece resets the printer, the
 * last one feeds and cuts. Concatenated they are one job; a job that is too large for the printer's receive buffer
 * may be broken between pieces, none of which is larger than 800 bytes.
 *
 * node-thermal-printer only makes bytes here. Its transport reports success for what was never printed, and its cut,
 * text sizes and folding do something else than they say, so none of them is used.
 */
export function toEscPos(lines: readonly Line[], profile: PrinterProfile): readonly Buffer[] {
  const builder = builderFor(profile);
  return [
    builder.start,
    ...lines.flatMap((line) => toPieces(line, profile, builder)),
    profile.hasCutter ? feedAndCut : feedToEdge,
  ];
}

type Library = InstanceType<typeof ThermalPrinter>;

interface Builder {
  readonly start: Buffer;
  /** The byte of each character that can be printed. */
  readonly bytes: ReadonlyMap<string, number>;
  /** The bytes of what the library is asked for. */
  readonly make: (ask: (library: Library) => void) => Buffer;
}

function createBuilder(codePage: PrinterProfile['codePage']): Builder {
  const library = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // Never opened: the declaration wants one.
    interface: 'tcp://127.0.0.1:9100',
    breakLine: BreakLine.NONE,
  });
  const make = (ask: (library: Library) => void): Buffer => {
    library.setBuffer(Buffer.alloc(0));
    ask(library);
    return library.getBuffer();
  };
  // A reset selects code page 437 again, so the code page comes after it.
  const start = make(() => {
    library.add(Buffer.from([0x1b, 0x40]));
    library.setCharacterSet(characterSets[codePage]);
  });
  // Asked once, because the library takes a text apart again for every line.
  const bytes = new Map(asciiCharacters.map((character) => [character, character.charCodeAt(0)]));
  for (const character of beyondAscii) {
    bytes.set(character, make((asked) => asked.print(character))[0] ?? questionMark);
  }
  return { start, bytes, make };
}

const questionMark = 0x3f;
const asciiCharacters = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));

const builders = new Map<PrinterProfile['codePage'], Builder>();

/** One a code page: making one costs more than a receipt. */
function builderFor({ codePage }: PrinterProfile): Builder {
  const builder = builders.get(codePage) ?? createBuilder(codePage);
  builders.set(codePage, builder);
  return builder;
}

function toPieces(line: Line, profile: PrinterProfile, builder: Builder): Buffer[] {
  switch (line.is) {
    case 'text':
      return [textPiece(line, builder)];
    case 'qr':
      return isCodable(line.payload, qrPayloadMax)
        ? [qrPiece(line, profile, builder)]
        : inWords(line.payload, profile, builder);
    case 'barcode':
      return isCodable(line.payload, barcodePayloadMax[profile.columns])
        ? [barcodePiece(line, builder)]
        : inWords(line.payload, profile, builder);
    case 'picture':
      return pictureBands(line, profile).map((band) => centred(builder, band));
  }
}

function textPiece({ text, isBold, isLarge }: TextLine, { bytes, make }: Builder): Buffer {
  const characters = Array.from(text, (character) => bytes.get(character) ?? questionMark);
  return make((library) => {
    if (isBold) library.bold(true);
    if (isLarge) library.add(textLarge);
    library.add(Buffer.from(characters));
    library.newLine();
    if (isLarge) library.add(textPlain);
    if (isBold) library.bold(false);
  });
}

/** A code that cannot be made is printed as its characters, in full lines: whoever needs it can type it. */
function inWords(payload: string, { columns }: PrinterProfile, builder: Builder): Buffer[] {
  const characters = Array.from(payload);
  const lines = Array.from({ length: Math.ceil(characters.length / columns) }, (_, line) =>
    characters.slice(line * columns, (line + 1) * columns).join(''),
  );
  return lines.map((text) => textPiece({ is: 'text', text, isBold: false, isLarge: false }, builder));
}

function centred({ make }: Builder, bytes: Buffer): Buffer {
  return make((library) => {
    library.alignCenter();
    library.add(bytes);
    library.alignLeft();
  });
}

/** Printable ASCII only: the library counts characters and sends bytes, and a command could hide in the others. */
function isCodable(payload: string, charactersMax: number): boolean {
  return payload.length <= charactersMax && /^[\u0020-\u007e]+$/.test(payload);
}

const qrPayloadMax = 600;
/** Bytes that QR versions 1 to 20 hold with error correction M (ISO/IEC 18004, table 7). */
const qrBytes = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
] as const;

/** Four dots (0.5 mm) a module read well on thermal paper; three where four would not fit with their quiet zone. */
function qrPiece({ payload }: QrLine, { columns }: PrinterProfile, { make }: Builder): Buffer {
  const version = qrBytes.findIndex((bytes) => payload.length <= bytes) + 1;
  const modules = 17 + 4 * version + 2 * 4;
  const cellSize = modules * 4 <= columns * characterWidthDots ? 4 : 3;
  return make((library) => {
    library.alignCenter();
    library.printQR(payload, { model: 2, cellSize, correction: 'M' });
    library.alignLeft();
  });
}

/** Code set B takes 11 modules a character and 35 around them; with modules of 2 dots so many fit between the margins of the paper. */
const barcodePayloadMax: Readonly<Record<PrinterProfile['columns'], number>> = { 48: 20, 32: 14 };

function barcodePiece({ payload }: BarcodeLine, builder: Builder): Buffer {
  // GS H 0, GS w 2, GS h 80 and GS k 73: no characters beside it, modules of 2 dots, 10 mm high, code set B.
  const settings = [0x1d, 0x48, 0, 0x1d, 0x77, 2, 0x1d, 0x68, 80];
  const symbol = [0x1d, 0x6b, 73, payload.length + 2, 0x7b, 0x42];
  return centred(
    builder,
    Buffer.concat([Buffer.from([...settings, ...symbol]), Buffer.from(payload, 'ascii')]),
  );
}

/** Rows a band has at most, so that the largest, 48 bytes wide, stays under 800 bytes. */
const bandRowsMax = 16;

/**
 * GS v 0, band by band.
 *
 * @throws RangeError for a picture that does not fit the paper or whose rows are not what it says
 */
function pictureBands(picture: PictureLine, { columns }: PrinterProfile): Buffer[] {
  const { widthDots, heightDots, rows } = picture;
  const rowBytes = Math.ceil(widthDots / 8);
  if (widthDots < 1 || widthDots > Math.min(384, columns * characterWidthDots)) {
    throw new RangeError(`a picture of ${widthDots} dots does not fit the paper: 384 dots at most`);
  }
  if (rows.length !== rowBytes * heightDots) {
    throw new RangeError(
      `a picture of ${widthDots} × ${heightDots} dots has ${rowBytes * heightDots} bytes, not ${rows.length}`,
    );
  }
  const dots = withoutRealTimeCommands(rows);
  return Array.from({ length: Math.ceil(heightDots / bandRowsMax) }, (_, band) => {
    const data = dots.subarray(band * bandRowsMax * rowBytes, (band + 1) * bandRowsMax * rowBytes);
    const header = [0x1d, 0x76, 0x30, 0, rowBytes, 0, data.length / rowBytes, 0];
    return Buffer.concat([Buffer.from(header), data]);
  });
}

const DLE = 0x10;
/** What follows DLE in the commands EOT, ENQ and DC4. */
const realTimeOperations: readonly (number | undefined)[] = [0x04, 0x05, 0x14];

/**
 * A printer acts on DLE EOT, DLE ENQ and DLE DC4 wherever it sees them, also between the dots of a picture, and might
 * clear its buffer. One more dot beside the one of DLE (10h becomes 18h, an eighth of a millimetre) ends that.
 */
function withoutRealTimeCommands(rows: Uint8Array): Uint8Array {
  return rows.map((byte, at) => (byte === DLE && realTimeOperations.includes(rows[at + 1]) ? 0x18 : byte));
}
