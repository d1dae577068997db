import { createTransport, type SendMailOptions, type SMTPTransportOptions } from 'nodemailer';
import type { Mail, Mailer } from './port.ts';
import { answerToFailure } from './smtp-failure.ts';

export interface SmtpMailerOptions {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` required, or `none`, which is for this machine's own loopback. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The sender's bare address. */
  readonly from: string;
  /** The longest wait for the line, or for one answer of the server. */
  readonly answerTimeoutMs: number;
}

/** A mail takes some eight answers; a server that drips them must not hold up the mails behind it for ever. */
const waitsMax = 4;

/**
 * A mail server on SMTP (RFC 5321), one connection a mail. Certificates are verified, and a server that does not
 * encrypt as configured gets nothing.
 *
 * `sent` means that the server has taken it over. When its answer is lost the mail counts as `silent`, and is sent
 * again with the same Message-ID.
 */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const { host, port, security, from, answerTimeoutMs } = options;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...authentication(options),
    connectionTimeout: answerTimeoutMs,
    socketTimeout: answerTimeoutMs,
    socketCloseTimeout: answerTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      if (!isAddress(mail.to)) return { is: 'refused', why: 'not-an-address' };
      const signal = AbortSignal.timeout(waitsMax * answerTimeoutMs);
      try {
        await transport.sendMail({ ...messageOf(mail, from), signal });
        return { is: 'sent' };
      } catch (error) {
        return answerToFailure(error);
      }
    },
  };
}

/** Configured credentials are used, or the mail is not sent: never silently without. */
function authentication({ user, password }: SmtpMailerOptions): SMTPTransportOptions {
  return user === undefined ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true };
}

function messageOf({ to, subject, text, messageId, attachment }: Mail, from: string): SendMailOptions {
  return {
    // Addresses as values: as text, a comma in one would make a second recipient of its rest.
    envelope: { from, to: [to] },
    from: { name: '', address: from },
    to: { name: '', address: to },
    subject,
    text,
    messageId,
    ...(attachment && {
      attachments: [
        { filename: attachment.fileName, content: attachment.content, contentType: 'application/pdf' },
      ],
    }),
    // RFC 3834: nobody's holiday answers this.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** One mailbox and nothing else: no second address, no quotes, no spaces, no control characters. */
function isAddress(to: string): boolean {
  return to.length <= 254 && /^[^\s\p{C}<>()[\]\\,;:"@]+@[\p{L}\p{N}.-]+$/u.test(to);
}
