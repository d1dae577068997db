import type { CardBrand, DeclineReason } from '#contract/kiosk-api.ts';
import type { Currency, Minor } from '#contract/money.ts';

/** Proof that a card was charged, with the amount as the VPOS echoed it. */
export interface Approval {
  readonly authorizationCode: string;
  /** The network's retrieval reference number (RRN), twelve digits. */
  readonly retrievalReference: string;
  readonly batch: string;
  readonly trace: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Only of a card that was read by a terminal. */
  readonly chip?: ChipData;
}

/** What a voucher of a chip card must carry (EMV book 4; the schemes' receipt rules). */
export interface ChipData {
  readonly entry: 'contact' | 'contactless';
  /** Application identifier, hexadecimal. */
  readonly aid: string;
  readonly applicationLabel: string;
  /** Application cryptogram (ARQC or TC), 16 hexadecimal digits. */
  readonly cryptogram: string;
  readonly verification: 'pin' | 'device' | 'signature' | 'none';
}

export interface SaleRequest {
  /** Our own reference: the idempotency key of the sale, and what `inquire` and `reverse` ask by. */
  readonly paymentId: string;
  /** The kiosk's name when the payment was opened: the card is sealed to it. */
  readonly kioskId: string;
  readonly reference: string;
  readonly invoiceNumber: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly card: SealedCard;
  /** Which account of the card is charged, as its holder chose; left out where nobody asked (ISO 8583 field 3). */
  readonly accountType?: 'credit' | 'debit';
  /** Only for a sale that was taken while the acquirer could not be reached (store and forward). */
  readonly queued?: QueuedSale;
}

/** Under what the acquirer accepts a card without its code (CVV), hours after the customer was there. */
export interface QueuedSale {
  /** The acquirer's written permission, by the name that it gave it. */
  readonly permissionId: string;
  readonly queuedAtUnixMs: number;
}

/** A card that only the acquirer can read: compact JWE (RFC 7516), bound to payment, amount and kiosk. */
export interface SealedCard {
  readonly brand: CardBrand;
  readonly lastFour: string;
  readonly sealed: string;
}

export interface Decline {
  readonly is: 'declined';
  /** The network's response code, as ISO 8583 field 39 has it, or the gateway's own word. */
  readonly code: string;
  readonly reason: DeclineReason;
}

/** Nothing that can be believed came back: the card may have been charged. Never "no". */
export interface Silence {
  readonly is: 'silent';
  readonly cause: string;
}

export type SaleAnswer =
  | { readonly is: 'approved'; readonly approval: Approval }
  | Decline
  /** Not one byte of the request left this kiosk: the card was certainly not charged. */
  | { readonly is: 'not-sent'; readonly cause: string }
  | Silence;

export type InquiryAnswer =
  | { readonly is: 'approved'; readonly approval: Approval }
  | Decline
  | { readonly is: 'reversed'; readonly reversalReference: string }
  /** `conclusive` is the driver's promise that the sale can no longer be executed. */
  | { readonly is: 'not-found'; readonly conclusive: boolean }
  | Silence;

export type ReversalAnswer =
  /** `captured` tells whether money was given back, or only a late sale was made impossible. */
  | { readonly is: 'reversed'; readonly reversalReference: string; readonly captured: boolean }
  | { readonly is: 'refused'; readonly code: string }
  | Silence;

/** A card acquirer's point of sale. A driver answers in these words and never throws for a bad line. */
export interface Vpos {
  /** The longest time, in milliseconds, after which the acquirer may still execute a lost request. */
  readonly lateExecutionMaxMs: number;

  /** Asks for one charge. Called at most once for a payment id, ever; its silence is inquired about. */
  sale(request: SaleRequest): Promise<SaleAnswer>;

  /** What became of a sale. Charges nothing, so it may be asked again. */
  inquire(paymentId: string): Promise<InquiryAnswer>;

  /**
   * Gives the money back, or, where the sale is not known, leaves a tombstone that refuses it for ever.
   * Repeatable: the same payment is reversed once.
   */
  reverse(paymentId: string, reason: string): Promise<ReversalAnswer>;

  /** True only when the other end has just proven that it holds the private half of the pinned sealing key. */
  verifyChannel(): Promise<boolean>;
}
