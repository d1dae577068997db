/** What must hold, whatever goes wrong. The numbers are those of the design, section 1. */
export const invariants = {
  // At every event.
  'one-capture': '1. a payment is captured at most once',
  'one-live-capture':
    '1. an invoice has at most one live capture that is not settled, at every instant: a booked part is',
  'part-fits':
    '1. a part is as the biller has just said that it may be, and parts never exceed what was billed',
  'part-as-part': '1. a part is told to the biller as a part, and the whole as the whole',
  'true-paper': '2. paper says only what is durable when it begins',
  'no-paper-twice': '2. no original is printed twice',
  'paper-for-the-present': '2. paper comes only while its customer stands there',
  'true-screen': '8. the screen says only what is durable',
  'told-to-go': '8. whoever has waited long for the biller is told that they need not wait',
  'screen-for-the-present': '8. the screen shows a payment only to its customer',
  'true-mail': '8. mail says only what is durable, and only of a payment that has ended',
  'biller-after-approval': '4. the biller is told only of a durably approved payment',
  'known-before-it-leaves': '4. nothing of a payment leaves before the payment is on the disk',
  'sale-while-sending': '9. a sale is asked for only while its payment is durably being sent',
  'sale-once': '9. a sale is asked for once; a queued one again only when what was sent is certainly dead',
  'sale-in-its-boot': '9. no sale is asked for after the boot that wrote it down as being sent',
  'own-card': 'a sale goes out with the card that was sealed to it',
  'decision-stands': 'a decision to complete or to reverse never flips, and an end is an end',
  'one-holder': '1. an invoice has at most one payment that is open or has paid it whole',
  'lets-go': '1. what lets go of its invoice tells the biller so at once',
  'one-reference': 'a reference names one payment',
  'reversals-first': 'pending reversals are asked once more before a new sale goes out',
  'queue-permitted': 'only what the acquirer permits is queued: by permission, amount, total and count',
  'queue-in-order': 'queued sales go in the order in which they were opened, one at a time',
  'queue-age': 'no queued sale is begun after its time, where the clocks were right',
  'queue-is-kept': 'a queued sale ends by an answer or by its age, never by silence',
  'queue-asked-of-kiosk': 'a sale is sent as queued exactly when it was queued',
  'no-code-kept': 'no card is kept that does not say that it is without its code',
  'no-card-left': 'no sealed card is kept for a payment that does not need it',
  'card-there': 'a queued sale has its card',
  // At rest: the faults have stopped, and nothing more happens.
  'charged-and-posted': '3. net charged if and only if posted at the biller, for the same amount',
  'ledgers-agree': '6. journal, VPOS and biller add up to the same',
  'nothing-left': '7. nothing is left that is neither ended nor in the hands of staff',
  'staff-for-a-reason': '7. only what the other side has forced is left to staff',
  'everyone-told': '7. every customer who must be told by mail was told, or cannot be',
  'told-not-charged': '8. whoever was told "not charged" was not charged',
  'told-paid': '8. whoever was told "paid" has paid',
  'it-stops': 'a stop ends',
} as const;

export type Invariant = keyof typeof invariants;
