import type { ScreenName } from './screen-name.ts';

/** For how long the question is shown before a visit ends, in seconds (WCAG 2.2.1 asks for 20 at least). */
export const countdownSeconds = 30;

const entryMs = 90_000;
const readingMs = 60_000;
/** The terms may be read here, and a card be looked for in a bag. */
const cardMs = 120_000;
/** A code is fetched from a mail box on a telephone, and the mail has to come first. */
const mailMs = 180_000;
/** Everything is said, and the next person waits. */
const endMs = 30_000;
/** Somebody changed language or letters and went on: the next one must find the kiosk as it always is. */
const attractMs = 30_000;

/** How many times as long who hears the screen, reads it large or reaches it from below may take. */
const assistedTimes = 4;

/** How long a screen may lie untouched before it is asked whether anybody is there, in milliseconds. */
const quietMsOf: Readonly<Partial<Record<ScreenName, number>>> = {
  'sign-in': entryMs,
  scan: entryMs,
  'find-account': entryMs,
  register: entryMs,
  'new-password': entryMs,
  'find-payment': entryMs,
  accounts: readingMs,
  invoices: readingMs,
  'paid-invoices': readingMs,
  invoice: readingMs,
  'part-amount': entryMs,
  method: readingMs,
  'no-printer': readingMs,
  card: cardMs,
  review: readingMs,
  result: readingMs,
  'next-invoice': endMs,
};

export interface Moment {
  readonly screen: ScreenName;
  /** The customer has switched on something that takes them longer. */
  readonly isAssisted: boolean;
  /** The kiosk is not as the next customer must find it. */
  readonly isChanged: boolean;
  /** Of who opens an account or wants a new password: the code that was sent is asked for now. */
  readonly isAwaitingMail: boolean;
}

/** Undefined where no clock runs: nobody is there to be sent away, or money is moving. */
export function quietMs({ screen, isAssisted, isChanged, isAwaitingMail }: Moment): number | undefined {
  const isFetching = isAwaitingMail && (screen === 'register' || screen === 'new-password');
  let usual = isFetching ? mailMs : quietMsOf[screen];
  if (screen === 'attract') usual = isChanged ? attractMs : undefined;
  return usual === undefined ? undefined : usual * (isAssisted ? assistedTimes : 1);
}
