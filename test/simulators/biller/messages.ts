import * as v from 'valibot';
import { amountMinorMax, currencies } from '#contract/money.ts';

/** What the biller accepts, field by field, as `resources/openapi/biller.yaml` publishes it. */

const shortText = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const civilDate = v.pipe(v.string(), v.isoDate());

/** Whose wrong tries these are counted as. */
const kioskId = code;

export const signInRequest = v.strictObject({ kioskId, user: shortText, password: shortText });

export const scannedRequest = v.strictObject({
  kioskId,
  readings: v.pipe(
    v.array(
      v.strictObject({
        payee: v.pipe(v.string(), v.regex(/^\d{13}$/)),
        reference: v.pipe(v.string(), v.minLength(1), v.maxLength(25)),
      }),
    ),
    v.minLength(1),
    v.maxLength(4),
  ),
});

const proof = { customerNumber: shortText, invoiceCode: shortText };

export const foundRequest = v.strictObject({ kioskId, ...proof });

export type FoundRequest = v.InferOutput<typeof foundRequest>;

export const registrationRequest = v.strictObject({
  kioskId,
  ...proof,
  email: v.pipe(v.string(), v.maxLength(254), v.regex(/^[^@\s]+@[^@\s]+$/)),
  password: shortText,
});

export type RegistrationRequest = v.InferOutput<typeof registrationRequest>;

const mailedCode = v.pipe(v.string(), v.regex(/^\d{6}$/));

export const registrationConfirmation = v.strictObject({ kioskId, code: mailedCode });

export const passwordChangeRequest = v.strictObject({ kioskId, user: shortText });

export const passwordChangeConfirmation = v.strictObject({ kioskId, code: mailedCode, password: shortText });

export const invoicesQuery = v.strictObject({
  status: v.optional(v.picklist(['unpaid', 'paid']), 'unpaid'),
  account: v.optional(code),
  offset: v.optional(wholeNumber(0, 100_000), '0'),
  limit: v.optional(wholeNumber(1, 50), '8'),
});

export const dayQuery = v.strictObject({ day: civilDate });

const paymentId = v.pipe(v.string(), v.uuid());

/** Two days: the longest that a payment may wait for its end. */
const holdSecondsMax = 172_800;

export const holdRequest = v.strictObject({
  paymentId,
  kioskId: code,
  seconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(holdSecondsMax)),
});

export type HoldRequest = v.InferOutput<typeof holdRequest>;

export const releaseQuery = v.strictObject({ paymentId });

export const paymentRequest = v.strictObject({
  paymentId,
  invoiceNumber: code,
  amountMinor: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(amountMinorMax)),
  currency: v.picklist(currencies),
  kioskId: code,
  reference: code,
  authorizationCode: code,
  retrievalReference: code,
  cardBrand: v.picklist(['visa', 'mastercard']),
  cardLastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  /** With its offset, so that the day of the payment is never in doubt. */
  paidAt: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/)),
  isPart: v.exactOptional(v.literal(true)),
});

export type PaymentRequest = v.InferOutput<typeof paymentRequest>;

function wholeNumber(least: number, most: number): v.GenericSchema<string, number> {
  return v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(least), v.maxValue(most));
}
