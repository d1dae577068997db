export type ScreenName =
  | 'starting'
  | 'attract'
  | 'sign-in'
  | 'invoices'
  | 'invoice'
  | 'no-printer'
  | 'card'
  | 'review'
  | 'progress'
  | 'result'
  | 'next-invoice'
  | 'find-payment'
  | 'goodbye'
  | 'out-of-service';

/** Where what can be done depends on who answers. Not where a card is typed, money moves or its end is read. */
export const watchedScreens: readonly ScreenName[] = [
  'starting',
  'attract',
  'out-of-service',
  'sign-in',
  'invoices',
  'invoice',
  'no-printer',
  'next-invoice',
];

/** Nobody to send away: no customer yet, or money is moving, or the customer has just gone. */
export const screensWithoutIdleClock: readonly ScreenName[] = [
  'starting',
  'attract',
  'progress',
  'goodbye',
  'out-of-service',
];
