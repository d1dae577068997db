import * as v from 'valibot';
import { amountMinorMax } from './money.ts';

const paymentId = v.pipe(v.string(), v.uuid());
const email = v.pipe(v.string(), v.trim(), v.maxLength(254));
const invoiceNumber = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
/** What a person copies from an e-mail. */
const mailedCode = v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/));

/**
 * The check each request must pass, by the same names: a name missing on either side does not
 * compile. Preload, ipc and the stand-in are all built from this table, so none can drift from it.
 */
export const requests = {
  describeKiosk: v.strictObject({}),
  signIn: v.strictObject({
    user: shortText,
    password,
  }),
  endSession: v.strictObject({}),
  listInvoices: v.strictObject({
    offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
    /** Left out, the unpaid ones. */
    status: v.exactOptional(v.picklist(['unpaid', 'paid'])),
    /** Left out, those of all accounts of the customer. */
    account: v.exactOptional(shortText),
  }),
  readInvoice: v.strictObject({ invoiceNumber }),
  openPayment: v.strictObject({
    invoiceNumber,
    /** Left out, the whole amount. In minor units. */
    partMinor: v.exactOptional(
      v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(amountMinorMax)),
    ),
    /** Left out, whatever the card is. */
    method: v.exactOptional(v.picklist(['credit', 'debit', 'phone'])),
    /** The language of receipt and mail; left out, Spanish. */
    language: v.exactOptional(v.picklist(['es', 'en'])),
    /** Beside those that are opened already: several bills, one card. Left out, they are left. */
    together: v.exactOptional(v.literal(true)),
  }),
  leavePayment: v.strictObject({ paymentId }),
  findPayment: v.strictObject({
    reference: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z0-9]{2,10}-\d{6,9}$/)),
    lastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  }),
  printReceipt: v.strictObject({ paymentId }),
  confirmPaper: v.strictObject({ paymentId, isWhole: v.boolean() }),
  mailReceipt: v.strictObject({ paymentId, to: email }),
  readReceipt: v.strictObject({ paymentId }),
  scanBill: v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
  findAccount: v.strictObject({ customerNumber: shortText, invoiceCode: shortText }),
  register: v.strictObject({ customerNumber: shortText, invoiceCode: shortText, email, password }),
  confirmRegistration: v.strictObject({ code: mailedCode }),
  askNewPassword: v.strictObject({ user: shortText }),
  setNewPassword: v.strictObject({ code: mailedCode, password }),
  reopenPayment: v.strictObject({ invoiceNumber }),
  speak: v.strictObject({
    text: v.pipe(v.string(), v.maxLength(4_000)),
    language: v.picklist(['es', 'en']),
    /** From 0, silent, to 100. */
    volume: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  }),
  hush: v.strictObject({}),
  confirmPayment: v.strictObject({
    paymentId,
    email,
    receipt: v.strictObject({ onPaper: v.boolean(), byMail: v.boolean() }),
    acceptedTerms: v.literal(true),
    card: v.strictObject({
      brand: v.picklist(['visa', 'mastercard']),
      lastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)),
      /** Compact JWE: five base64url parts, sealed to the acquirer; nobody in the kiosk can open it. */
      sealed: v.pipe(v.string(), v.maxLength(4096), v.regex(/^[\w-]+(\.[\w-]*){4}$/)),
    }),
  }),
} as const satisfies Record<string, v.GenericSchema>;

export type CallName = keyof typeof requests;
export const callNames = Object.keys(requests) as CallName[];
