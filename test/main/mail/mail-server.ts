import { onTestFinished } from 'vitest';
import type { Mailer } from '../../../src-main/mail/port.ts';
import { createSmtpMailer, type SmtpMailerOptions } from '../../../src-main/mail/smtp-mailer.ts';
import {
  startMailSimulator,
  type MailSimulator,
  type MailSimulatorOptions,
} from '../../simulators/mail/mail-simulator.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** A mail server for one test. */
export async function startMailServer(
  options: Omit<MailSimulatorOptions, 'directory'> = {},
): Promise<MailSimulator> {
  const simulator = await startMailSimulator({ directory: temporaryDirectory(), ...options });
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** The way to it, with more patience than any answer takes. */
export function mailerTo(port: number, options: Partial<SmtpMailerOptions> = {}): Mailer {
  return createSmtpMailer({
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'pagos@luz.example',
    answerTimeoutMs: 10_000,
    ...options,
  });
}

export const mail = {
  to: 'maria@casa.example',
  subject: 'Pago aplicado: factura Nº FE-104220 · año 2026',
  text: 'Hola, M*** Núñez:\n\nEl pago quedó aplicado. Monto: $ 38.450 €\n.\nfin\n',
  messageId: '<0e7f3a44.posted@k014.ventanilla.invalid>',
} as const;
