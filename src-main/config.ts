import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { amountMinorMax, currencies } from '#contract/money.ts';
import { customers, look, methods, readLook, speech } from './config-customer.ts';

const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));

function milliseconds(
  least: number,
  most: number,
  usual: number,
): v.GenericSchema<number | undefined, number> {
  return v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)), usual);
}

/** Money travels encrypted; only a machine's own loopback, as in the demo, may do without. */
const serverUrl = v.pipe(
  v.string(),
  v.url(),
  v.check((text) => {
    const url = new URL(text);
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname));
  }, 'must be https (http is for 127.0.0.1 only)'),
);

const timeZone = v.pipe(
  v.string(),
  v.check(
    (zone) => Intl.supportedValuesOf('timeZone').includes(zone),
    'must be an IANA time zone, such as America/Panama',
  ),
);

/** Goes into an HTTP header, which holds printable ASCII and nothing else. */
const secret = v.pipe(
  v.string(),
  v.regex(/^[\u0021-\u007e]{1,200}$/, 'must be 1 to 200 printable ASCII characters'),
);

function isRsaKey(key: { readonly n: string; readonly e: string }): boolean {
  try {
    const { n, e } = key;
    const { asymmetricKeyDetails } = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048;
  } catch {
    // Whatever it is, nothing can be sealed to it.
    return false;
  }
}

const minorUnits = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(amountMinorMax));

/**
 * Sales that may wait while the acquirer cannot be reached. Left out, none may. The acquirer permits it in writing and
 * sets the limits; whoever runs the kiosk carries the sales that it declines afterwards.
 */
const queue = v.pipe(
  v.strictObject({
    /** The name of the acquirer's written permission: sent with every queued sale. */
    permissionId: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, 'must be 1 to 40 letters, digits, - or _')),
    paymentMaxMinor: minorUnits,
    totalMaxMinor: minorUnits,
    countMax: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    ageMaxHours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(72)),
  }),
  v.check(
    ({ paymentMaxMinor, totalMaxMinor }) => paymentMaxMinor <= totalMaxMinor,
    'must not permit one payment more than all of them together',
  ),
);

/** The server that takes mail for customers who have gone. Left out, this kiosk sends none. */
const mail = v.strictObject({
  host: name,
  port: v.optional(port, 465),
  /** `tls` from the first byte, `starttls` required, or `none`, which is for this machine's own loopback. */
  security: v.optional(v.picklist(['tls', 'starttls', 'none']), 'tls'),
  user: v.optional(secret),
  password: v.optional(secret),
  from: v.pipe(v.string(), v.email()),
  answerTimeoutMs: milliseconds(1_000, 120_000, 20_000),
});

const devicePath = v.pipe(
  v.string(),
  v.regex(/^(\/dev\/[\w./-]+|COM\d{1,3})$/, 'must be a device such as /dev/usb/lp0, /dev/ttyUSB0 or COM3'),
);

export const configSchema = v.strictObject({
  /** Begins every payment reference and is printed on every receipt. */
  kioskId: v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,10}$/, 'must be 2 to 10 capital letters or digits')),
  company: v.strictObject({ name, taxId: name, address: name, supportContact: name }),
  branchName: name,
  currency: v.picklist(currencies),
  timeZone,
  /** The screen's size, so that what is 24 mm in the design is 24 mm on the glass. */
  screen: v.strictObject({
    diagonalIn: v.pipe(v.number(), v.minValue(7), v.maxValue(100)),
    widthPx: v.pipe(v.number(), v.integer(), v.minValue(600), v.maxValue(8_000)),
    heightPx: v.pipe(v.number(), v.integer(), v.minValue(600), v.maxValue(8_000)),
    /** From how far a standing customer reads: large text is sized by it (EN 301 549, 5.1.4). */
    readFromCm: v.optional(v.pipe(v.number(), v.minValue(40), v.maxValue(90)), 60),
  }),
  /** Whose wording and customs the Spanish screens have. */
  country: v.optional(v.picklist(['PA', 'CO']), 'PA'),
  look: v.optional(look, {}),
  customers: v.optional(customers, {}),
  /** What the acquirer takes here. Where there are several the customer is asked. */
  methods: v.optional(methods, ['credit', 'debit']),
  speech: v.optional(speech),
  biller: v.strictObject({
    url: serverUrl,
    kioskKey: secret,
    answerTimeoutMs: milliseconds(500, 60_000, 10_000),
    /** For how long what the biller said of an invoice may be read and paid while it is silent, in minutes. */
    invoiceMaxAgeMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 15),
  }),
  vpos: v.strictObject({
    url: serverUrl,
    key: secret,
    terminalId: name,
    merchantId: name,
    /** The acquirer's public key (JWK, RFC 7517), to which cards are sealed. It is pinned: there is no other. */
    sealingKey: v.pipe(
      v.strictObject({
        kty: v.literal('RSA'),
        kid: name,
        n: v.pipe(
          v.string(),
          v.regex(/^[\w-]+$/, 'must be base64url'),
          v.minLength(340, 'must have 2048 bits or more'),
        ),
        e: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
        alg: v.optional(v.literal('RSA-OAEP-256')),
        use: v.optional(v.literal('enc')),
      }),
      v.check((key) => isRsaKey(key), 'must be an RSA public key of 2048 bits or more'),
    ),
    saleTimeoutMs: milliseconds(1_000, 180_000, 30_000),
    answerTimeoutMs: milliseconds(500, 60_000, 10_000),
    /** How long after a request the acquirer may still execute it. Ask the acquirer. */
    lateExecutionMaxMs: milliseconds(1_000, 86_400_000, 120_000),
    queue: v.optional(queue),
  }),
  mail: v.optional(
    v.pipe(
      mail,
      v.check(
        ({ host, security }) => security !== 'none' || loopbackHosts.includes(host),
        'must be encrypted (none is for 127.0.0.1 only)',
      ),
    ),
  ),
  /** Disk kept free, in megabytes: below `reserveMb` no payment is begun, and the ballast lets open ones end. */
  storage: v.optional(
    v.strictObject({
      reserveMb: v.optional(v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(100_000_000)), 200),
      ballastMb: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)), 32),
    }),
    {},
  ),
  /** The receipts besides paper. */
  receipts: v.optional(
    v.strictObject({
      /** The company's page that shows a receipt: what a phone opens from the QR code. Left out, there is none. */
      linkBase: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^https:\/\/[\u0021-\u007e]{4,100}$/, 'must be an https address of at most 100 characters'),
          v.check((url) => !url.includes('#'), 'must have no #, after which the receipt stands'),
          v.check((url) => URL.canParse(url), 'must be an https address of at most 100 characters'),
        ),
      ),
      /** For how many whole months the merchant's copies are kept as PDFs; the journal keeps every payment. */
      copiesKeptMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)), 24),
    }),
    {},
  ),
  printer: v.strictObject({
    connection: v.variant('by', [
      v.strictObject({
        by: v.literal('tcp'),
        host: name,
        port: v.optional(port, 9100),
        connectTimeoutMs: milliseconds(100, 30_000, 2_000),
      }),
      /** Such as /dev/usb/lp0. */
      v.strictObject({ by: v.literal('device'), path: devicePath }),
      /** A serial port, real or virtual, such as /dev/ttyUSB0 or COM3. */
      v.strictObject({
        by: v.literal('serial'),
        path: devicePath,
        baudRate: v.optional(v.picklist([9_600, 19_200, 38_400, 57_600, 115_200]), 115_200),
        flowControl: v.optional(v.picklist(['none', 'hardware', 'software']), 'none'),
      }),
    ]),
    columns: v.optional(v.picklist([32, 48]), 48),
    codePage: v.optional(v.picklist(['pc858', 'wpc1252']), 'pc858'),
    /** How the printer proves that a job is on paper: `npm run printer -- self-test` finds it out. */
    proof: v.optional(v.picklist(['process-id', 'status-in-turn']), 'process-id'),
    receiveBufferBytes: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1_024), v.maxValue(1_048_576)),
      4_096,
    ),
    hasCutter: v.optional(v.boolean(), true),
    /** A PNG file, at most 384 dots wide, printed above every receipt. */
    logo: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))),
    statusTimeoutMs: milliseconds(100, 10_000, 800),
    printTimeoutMs: milliseconds(1_000, 60_000, 15_000),
  }),
});

export type Config = v.InferOutput<typeof configSchema>;

export type ConfigAnswer =
  | { readonly is: 'read'; readonly config: Config }
  /** Says which field is wrong and what it must be; never holds the value, which may be a key. */
  | { readonly is: 'wrong'; readonly why: string };

/** Reads and checks the kiosk's configuration file. */
export function readConfig(file: string): ConfigAnswer {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { is: 'wrong', why: `the configuration file ${file} ${why}` };
  }
  const parsed = v.safeParse(configSchema, content);
  if (parsed.success) {
    const why = lookProblem(parsed.output);
    if (why !== undefined) return { is: 'wrong', why: `the configuration file ${file} is wrong at ${why}` };
    return { is: 'read', config: parsed.output };
  }
  const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '(whole file)'}: ${ruleOf(issue)}`);
  return { is: 'wrong', why: `the configuration file ${file} is wrong at ${wrong.join('; ')}` };
}

/** The company's logo is a file of its own. */
function lookProblem(config: Config): string | undefined {
  try {
    readLook(config.look);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'look';
  }
}

/** Our own checks speak for themselves; the library's message would repeat the value. */
function ruleOf(issue: v.BaseIssue<unknown>): string {
  if (issue.message.startsWith('must ')) return issue.message;
  return issue.expected === null ? `does not pass ${issue.type}` : `must be ${issue.expected}`;
}
