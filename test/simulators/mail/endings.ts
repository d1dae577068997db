/** How the mail server ends what it is asked, until it is told otherwise. */
export type MailEnding =
  | 'accepted'
  | 'no-such-mailbox'
  | 'unknown-sender'
  | 'relay-denied'
  | 'try-later'
  | 'closing'
  | 'refused-content'
  /** Lets every caller in and never says a word. */
  | 'mute'
  /** Keeps the mail, and the line breaks before the kiosk hears of it. */
  | 'lost-answer';

/** The point of a conversation (RFC 5321) at which the server says no. */
export type MailPoint = 'greeting' | 'sender' | 'recipient' | 'content';

interface Refusal {
  readonly at: MailPoint;
  readonly code: number;
  /** What real servers say. `%s` is the recipient: many repeat it. */
  readonly text: string;
}

const refusals: Readonly<Partial<Record<MailEnding, Refusal>>> = {
  'no-such-mailbox': { at: 'recipient', code: 550, text: '5.1.1 <%s>: user unknown' },
  'unknown-sender': { at: 'sender', code: 550, text: '5.1.8 sender address rejected' },
  'relay-denied': { at: 'recipient', code: 554, text: '5.7.1 <%s>: relay access denied' },
  'try-later': { at: 'recipient', code: 451, text: '4.7.1 <%s>: greylisted, try again later' },
  closing: { at: 'greeting', code: 421, text: 'service not available, closing' },
  'refused-content': { at: 'content', code: 554, text: '5.6.0 message rejected' },
};

/** What the server says at this point instead of yes; undefined when it says yes. */
export function refusalAt(ending: MailEnding, at: MailPoint, recipient = ''): Error | undefined {
  const refusal = refusals[ending];
  if (refusal?.at !== at) return undefined;
  const { code, text } = refusal;
  return Object.assign(new Error(text.replace('%s', recipient)), { responseCode: code });
}
