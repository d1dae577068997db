export type ScreenName =
  | 'starting'
  | 'attract'
  | 'sign-in'
  | 'scan'
  | 'find-account'
  | 'register'
  | 'new-password'
  | 'accounts'
  | 'invoices'
  | 'paid-invoices'
  | 'invoice'
  | 'part-amount'
  | 'method'
  | 'no-printer'
  | 'card'
  | 'review'
  | 'progress'
  | 'result'
  | 'next-invoice'
  | 'find-payment'
  | 'goodbye'
  | 'out-of-service';

/** These are there from the page's first moment; all others are a visit's. */
type FirstScreenName = 'starting' | 'attract' | 'goodbye' | 'out-of-service';
export type VisitScreenName = Exclude<ScreenName, FirstScreenName>;

/** Money is moving: nothing may be cancelled. */
export function isClosed(screen: ScreenName): boolean {
  return screen === 'progress';
}

/** Where what can be done depends on who answers. Not where a card is typed, money moves or its end is read. */
export const watchedScreens: readonly ScreenName[] = [
  'starting',
  'attract',
  'out-of-service',
  'sign-in',
  'scan',
  'find-account',
  'register',
  'new-password',
  'invoices',
  'invoice',
  'no-printer',
  'next-invoice',
];
