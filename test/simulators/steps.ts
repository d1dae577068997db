/**
 * The points at which a simulator tells what it is doing, so that a test can kill the kiosk exactly there.
 * Of an exchange over HTTP, whichever way it ends: `received` when the whole request is here and nothing of it is
 * carried out; `booked` when all of it is carried out (or refused) and not a byte of the answer has left; `answered`
 * when the answer is written. Of a receipt: `began` with its first visible character, `ended` once it is cut off.
 */
export const steps = [
  'sale-received',
  'sale-booked',
  'sale-answered',
  'inquiry-received',
  'inquiry-booked',
  'inquiry-answered',
  'reversal-received',
  'reversal-booked',
  'reversal-answered',
  'post-received',
  'post-booked',
  'post-answered',
  'hold-received',
  'hold-booked',
  'hold-answered',
  'release-received',
  'release-booked',
  'release-answered',
  'printing-began',
  'printing-ended',
] as const;

export type Step = (typeof steps)[number];

/** What is asked of a simulator over HTTP, by the name in its steps. */
export type Exchange = Step extends infer Each
  ? Each extends `${infer Name}-received`
    ? Name
    : never
  : never;

/** Called in the middle of the work, which goes on when it returns. */
export type OnStep = (step: Step) => void;
