import type { DeclineReason } from '#contract/kiosk-api.ts';

/** Why the bank said no, for somebody who is not in front of the kiosk any more. */
export const declineWords: Readonly<Record<DeclineReason | 'never-arrived', string>> = {
  'insufficient-funds': 'la tarjeta no tenía fondos suficientes.',
  'expired-card': 'la tarjeta está vencida.',
  'wrong-details': 'los datos de la tarjeta no son correctos.',
  'wrong-code': 'el banco pide el código de seguridad, que en la cola no se guarda.',
  'over-limit': 'el pago supera el límite de la tarjeta.',
  'blocked-card': 'la tarjeta está bloqueada. Llame a su banco.',
  'call-bank': 'su banco pide que lo llame para autorizar este pago.',
  'declined-by-bank': 'el banco no dijo por qué.',
  'never-arrived': 'el pago no le llegó.',
};
