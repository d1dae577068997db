import type { ReceivedMail } from './mail-simulator.ts';

/** A mail as a console shows it: to whom, about what, and its text. */
export function mailInShort({ to, subject, text }: ReceivedMail): string {
  return [`Mail to ${to.join(', ')}`, subject, '', text.trimEnd(), ''].join('\n');
}
