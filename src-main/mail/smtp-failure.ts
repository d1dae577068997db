import type { MailAnswer } from './port.ts';

/** What nodemailer says of a mail that was not taken. */
interface Failure {
  /** Its own name of what went wrong, such as ETIMEDOUT. */
  readonly code?: unknown;
  /** The operating system's name of it, such as ECONNREFUSED. */
  readonly originalCode?: unknown;
  /** The command that was answered, such as RCPT TO. */
  readonly command?: unknown;
  /** The server's reply: a code, perhaps an enhanced code, and words that often repeat the address. */
  readonly response?: unknown;
}

/**
 * Whether a mail that was not taken never will be.
 *
 * Only what the server says of the recipient is final. That it does not know us (RFC 3463: x.7 security and policy,
 * such as "relay access denied"; 530, 535) or was asked wrongly (x.5; 503) is for staff to mend, and then it goes.
 * The server's words are left out: they repeat the address.
 */
export function answerToFailure(error: unknown): MailAnswer {
  const failure = (error ?? {}) as Failure;
  const reply = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/.exec(textOf(failure.response));
  const [, code = '', enhanced = ''] = reply ?? [];
  const said = [code, enhanced].filter(Boolean).join(' ');
  if (failure.command === 'RCPT TO' && isFinal(code, enhanced)) return { is: 'refused', why: said };
  const cause = [textOf(failure.code), textOf(failure.originalCode), said].filter(Boolean).join(' ');
  return { is: 'silent', cause: cause === '' ? 'unknown' : cause };
}

function isFinal(code: string, enhanced: string): boolean {
  const isAboutUs = ['503', '530', '535'].includes(code) || /^5\.[57]\./.test(enhanced);
  return code.startsWith('5') && !isAboutUs;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
