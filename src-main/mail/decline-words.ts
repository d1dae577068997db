import type { Language } from '#contract/appearance.ts';
import type { DeclineReason } from '#contract/kiosk-api.ts';

/** Why the bank said no, for somebody who is not in front of the kiosk any more: ends the sentence that says so. */
export const declineWords: Readonly<
  Record<Language, Readonly<Record<DeclineReason | 'never-arrived', string>>>
> = {
  es: {
    'insufficient-funds': 'la tarjeta no tenía fondos suficientes.',
    'expired-card': 'la tarjeta está vencida.',
    'wrong-details': 'los datos de la tarjeta no son correctos.',
    'wrong-code': 'el banco pide el código de seguridad, que en la cola no se guarda.',
    'over-limit': 'el pago supera el límite de la tarjeta.',
    'blocked-card': 'la tarjeta está bloqueada. Llame a su banco.',
    'call-bank': 'su banco pide que lo llame para autorizar este pago.',
    'declined-by-bank': 'el banco no dijo por qué.',
    'never-arrived': 'el pago no le llegó.',
  },
  en: {
    'insufficient-funds': 'there was not enough money on the card.',
    'expired-card': 'the card has expired.',
    'wrong-details': 'some card details are wrong.',
    'wrong-code': 'the bank requires the security code, which is never kept in the queue.',
    'over-limit': 'the payment is over your card limit.',
    'blocked-card': 'the card is blocked. Call your bank.',
    'call-bank': 'your bank wants you to call before it approves this payment.',
    'declined-by-bank': 'the bank did not say why.',
    'never-arrived': 'the payment never reached it.',
  },
};
