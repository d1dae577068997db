export type MailAnswer =
  | { readonly is: 'sent' }
  /** The server will never take it: the address does not exist, or is refused. */
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'silent'; readonly cause: string };

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same text again is the same mail: servers and mailboxes drop the second. */
  readonly messageId: string;
  /** A PDF that goes with it. */
  readonly attachment?: { readonly fileName: string; readonly content: Buffer };
}

/** The way to a mail server. Never throws for a bad line or a bad answer. */
export interface Mailer {
  send(mail: Mail): Promise<MailAnswer>;
}
