import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import * as v from 'valibot';
import type { CompanyLook } from '#contract/appearance.ts';
import { contrastRatio, isColour } from './contrast.ts';
import { isPayeeNumber } from './scan/payee-number.ts';

/** What customers meet: how the kiosk looks and speaks, how they may begin, and with what they may pay. */

/** AAA of WCAG 2.2 (1.4.6): kiosks stand in sun and glare. */
const contrastLeast = 7;

const brandColour = v.pipe(
  v.string(),
  v.check((text) => isColour(text), 'must be a colour such as #0b4f8a'),
  v.check(
    (text) => !isColour(text) || contrastRatio(text, '#ffffff') >= contrastLeast,
    'must be darker: white words on it must have a contrast of 7 to 1 (WCAG 2.2, 1.4.6)',
  ),
);

const logoTypes: Readonly<Record<string, string>> = { '.png': 'image/png', '.svg': 'image/svg+xml' };

export const look = v.strictObject({
  /** Of everything that is pressed. */
  brand: v.optional(brandColour, '#0b4f8a'),
  /** A PNG or SVG file with an opaque or transparent ground, shown on white at most 18 mm high. */
  logo: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(4_096),
      v.check((file) => extname(file) in logoTypes, 'must be a .png or .svg file'),
    ),
  ),
});

/** How the company's bills are scanned. */
const scan = v.strictObject({
  /** The company's global location numbers (GLN), as its bills' bar codes carry them after (415). */
  payees: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.check((text) => isPayeeNumber(text), 'must be 13 digits with a right check digit'),
      ),
    ),
    v.minLength(1, 'must name at least one'),
    v.maxLength(20),
  ),
  /**
   * How many characters the payment reference after (8020) has. Scanners that drop the separator (FNC1) leave no other
   * way to see where it ends; left out, such a code can have several readings.
   */
  referenceLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(25))),
  scanner: v.optional(
    v.variant('by', [
      /** Types what it reads, as a keyboard would, and ends with Enter or Tab. */
      v.strictObject({ by: v.literal('keyboard') }),
      /** A serial port, real or virtual, such as /dev/ttyACM0 or COM4. */
      v.strictObject({
        by: v.literal('serial'),
        path: v.pipe(
          v.string(),
          v.regex(/^(\/dev\/[\w./-]+|COM\d{1,3})$/, 'must be a device such as /dev/ttyACM0 or COM4'),
        ),
        baudRate: v.optional(v.picklist([9_600, 19_200, 38_400, 57_600, 115_200]), 9_600),
      }),
    ]),
    { by: 'keyboard' },
  ),
});

export const customers = v.strictObject({
  /** Left out, no bill can be scanned. */
  scan: v.optional(scan),
  find: v.optional(v.boolean(), true),
  register: v.optional(v.boolean(), true),
});

export const methods = v.pipe(
  v.array(v.picklist(['credit', 'debit'])),
  v.minLength(1, 'must name at least one'),
  v.check((names) => new Set(names).size === names.length, 'must name each once'),
);

/** The speech program; left out, this kiosk does not speak. */
export const speech = v.strictObject({
  /** espeak-ng, or a program that takes its options. */
  program: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)), 'espeak-ng'),
  /** Words a minute: slow enough for who hears a kiosk for the first time. */
  wordsPerMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(80), v.maxValue(400)), 150),
});

/** The most that a logo may weigh, in bytes: it goes to every screen. */
const logoBytesMax = 200_000;

/**
 * Reads the company's look for the screens.
 *
 * @throws Error saying which file is wrong and what it must be
 */
export function readLook({ brand, logo }: v.InferOutput<typeof look>): CompanyLook {
  if (logo === undefined) return { brand, logo: null };
  let bytes: Buffer;
  try {
    bytes = readFileSync(logo);
  } catch {
    throw new Error(`look.logo: the file ${logo} cannot be read`);
  }
  if (bytes.length > logoBytesMax)
    throw new Error(`look.logo: ${logo} must have at most ${logoBytesMax} bytes`);
  return { brand, logo: `data:${logoTypes[extname(logo)] ?? ''};base64,${bytes.toString('base64')}` };
}
