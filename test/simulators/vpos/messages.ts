import * as v from 'valibot';
import { amountMinorMax, currencies } from '#contract/money.ts';

/** What the VPOS accepts, field by field, as `resources/openapi/vpos.yaml` publishes it. */

const code = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const amountMinor = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(amountMinorMax));
const currency = v.picklist(currencies);
/** Compact JWE (RFC 7516): five base64url parts. */
const compactJwe = v.pipe(v.string(), v.maxLength(4096), v.regex(/^[\w-]+(\.[\w-]*){4}$/));

export const paymentIdText = v.pipe(v.string(), v.uuid());

/** RFC 3339, with its offset; the thirteenth month looks like one, and does not parse. */
const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

export const saleRequest = v.strictObject({
  paymentId: paymentIdText,
  kioskId: code,
  terminalId: code,
  merchantId: code,
  reference: code,
  invoiceNumber: code,
  amountMinor,
  currency,
  sealedCard: compactJwe,
  accountType: v.exactOptional(v.picklist(['credit', 'debit'])),
  /** Only of a sale that was taken while this VPOS could not be reached (store and forward). */
  queued: v.exactOptional(v.strictObject({ permissionId: code, queuedAt: time })),
});

export type SaleRequest = v.InferOutput<typeof saleRequest>;

const boundCard = {
  pan: v.pipe(v.string(), v.regex(/^\d{13,19}$/)),
  expiry: v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])\d\d$/)),
  paymentId: paymentIdText,
  amountMinor,
  currency,
  kioskId: code,
  sealedAtUnixMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
};

/**
 * What is inside the sealed card: its code, or the permission to do without one, and never both, because a code may
 * not wait in a queue. It is read, judged and forgotten: nothing of it but the last four digits is kept.
 */
export const cardContent = v.union([
  v.strictObject({ ...boundCard, cvv: v.pipe(v.string(), v.regex(/^\d{3,4}$/)) }),
  v.strictObject({ ...boundCard, permissionId: code }),
]);

export type CardContent = v.InferOutput<typeof cardContent>;

export const reversalRequest = v.strictObject({
  reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

export const settlementRequest = v.strictObject({
  batch: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  /** What the kiosk's journal says; a currency may net below zero only if something went very wrong. */
  net: v.array(v.strictObject({ currency, amountMinor: v.pipe(v.number(), v.safeInteger()) })),
});

export const diagnosisRequest = v.strictObject({ challenge: compactJwe });

export const challengeContent = v.strictObject({
  nonce: v.pipe(v.string(), v.minLength(16), v.maxLength(200)),
});

export const dayQuery = v.strictObject({ day: v.pipe(v.string(), v.isoDate()) });
