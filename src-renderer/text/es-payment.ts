import type { DeclineReason } from '#contract/kiosk-api.ts';
import { sentLater } from './es-connection.ts';

/** Said wherever the customer may have paid something in this visit. */
export const paidIsKept = 'Los pagos que ya hizo quedan registrados.';

export const noCharge = 'No se hizo ningún cobro.';
/** Of this payment alone: a part of the bill may have been paid before. */
export const notThisOne = 'Este pago no se cobró.';
export const outOfService = `Este kiosco no puede cobrar ahora. Pague en la caja o en otro kiosco. ${notThisOne}`;
/** Why a payment that would have to wait may not. */
export const queueProblems = {
  'over-queue-limit': `Este monto supera el límite de un pago en cola. Pague en la caja o en otro kiosco. ${notThisOne}`,
  'queue-full': `En la cola de pagos de este kiosco ya no cabe este monto. Pague en la caja o en otro kiosco. ${notThisOne}`,
};

const howToAsk =
  'Guarde la referencia. Para saber cómo quedó su pago, toque "Consultar un pago" en este kiosco.';
const payAgain = 'Si la factura sigue pendiente, puede pagarla de nuevo.';

/** What is said from the last look at a payment to its end. */
export const paymentWords = {
  review: {
    title: 'Revise antes de pagar',
    paidWith: 'Paga con',
    card: 'Tarjeta',
    email: 'Correo',
    correct: 'Corregir información',
    confirm: (amount: string) => `Confirmar y pagar ${amount}`,
    titleQueued: 'Revise antes de dejarlo en cola',
    leadQueued: 'No se cobra ahora.',
    confirmQueued: (amount: string) => `Confirmar y dejar en cola ${amount}`,
    queuedNext: (hours: number) => `Si confirma, ${sentLater(hours)} El papel no es un comprobante de pago.`,
    problems: {
      'signed-out': `Su sesión terminó. Termine y empiece de nuevo. ${notThisOne}`,
      'no-such-payment': `Este pago ya no se puede enviar. Empiece de nuevo desde la factura. ${notThisOne}`,
      'wrong-email': `El correo no es el de su cuenta. Corrija la información. ${notThisOne}`,
      ...queueProblems,
      'out-of-service': outOfService,
    },
  },
  progress: {
    title: 'Estamos procesando su pago',
    sealed: 'Tarjeta protegida',
    bank: 'Su banco responde',
    atCompany: 'La empresa recibe su pago',
    stateDone: 'listo',
    stateNow: 'en curso',
    stateLater: 'después',
    first: 'Normalmente tarda menos de 15 segundos.',
    after15: 'Su banco está tardando un poco más. Siga aquí; no pague de nuevo.',
    after45: 'Seguimos consultando. No pague de nuevo. Si no hay respuesta, le daremos una referencia.',
    reference: 'Ver mi referencia',
    checking: 'Su banco no respondió y le estamos preguntando por su pago. No pague de nuevo.',
    reversing: 'No pudimos confirmar el pago y lo estamos anulando. No pague de nuevo.',
    company: {
      first: 'Su banco aprobó el pago. Lo estamos pasando a la empresa.',
      after15:
        'Su banco aprobó el pago. La empresa está tardando en aplicarlo; si no responde, lo hará después. No pague de nuevo.',
    },
  },
  result: {
    totalPaid: 'Total pagado',
    amount: 'Monto del pago',
    reference: 'Referencia',
    authorization: 'Autorización',
    companyReceipt: 'Recibo de la empresa',
    paid: 'Pago aprobado',
    paidLead: 'Su pago quedó aplicado a la factura.',
    later: 'Pago aprobado',
    laterLead:
      'La empresa lo aplicará a su factura en cuanto responda; si no pudiera, el cobro se anula. No pague de nuevo.',
    queued: 'Pago EN COLA',
    queuedLead: (hours: number) => `Todavía no se ha cobrado: ${sentLater(hours)} No pague de nuevo.`,
    howToAsk,
    queuedAmount: 'Monto en cola',
    declined: 'Su banco no aprobó el pago',
    notCharged: 'El pago no se hizo',
    noCharge,
    unknown: 'Aún no sabemos si el banco aprobó su pago',
    unknownLead: 'No pague de nuevo. Seguimos preguntando al banco hasta que su pago se complete o se anule.',
    unknownLeadQueued:
      'No pague de nuevo. Lo enviamos al banco, que aún no responde, y le seguimos preguntando. Si no llega a responder, lo revisa el personal.',
    needsStaff: 'Su pago necesita la ayuda del personal',
    needsStaffLead: 'No pague de nuevo. Muestre esta referencia al personal de la sucursal.',
    again: 'Usar otra tarjeta',
    declineReasons: {
      'insufficient-funds': 'La tarjeta no tiene fondos suficientes. Use otra tarjeta.',
      'expired-card': 'La tarjeta está vencida. Use otra tarjeta.',
      'wrong-details': 'Los datos de la tarjeta no son correctos. Revíselos y escríbalos de nuevo.',
      'wrong-code': 'El código de seguridad no es correcto. Revíselo y escríbalo de nuevo.',
      'over-limit': 'El pago supera el límite de la tarjeta. Use otra tarjeta o llame a su banco.',
      'blocked-card': 'La tarjeta está bloqueada. Llame a su banco o use otra tarjeta.',
      'call-bank': 'Su banco pide que lo llame para aprobar este pago. Puede usar otra tarjeta.',
      'declined-by-bank': 'Su banco no dijo por qué. Llame a su banco o use otra tarjeta.',
    } satisfies Record<DeclineReason, string>,
    /** Of a card that has been in the queue: its customer typed it days ago, and its code was never kept. */
    queuedDeclineReasons: {
      'insufficient-funds': `La tarjeta no tenía fondos suficientes. ${payAgain}`,
      'expired-card': `La tarjeta está vencida. ${payAgain}`,
      'wrong-details': `Los datos de la tarjeta no son correctos. ${payAgain}`,
      'wrong-code': `El banco pide el código de seguridad, que en la cola no se guarda. ${payAgain}`,
      'over-limit': `El pago supera el límite de la tarjeta. ${payAgain}`,
      'blocked-card': `La tarjeta está bloqueada; llame a su banco. ${payAgain}`,
      'call-bank': `Su banco pide que lo llame para aprobar este pago. ${payAgain}`,
      'declined-by-bank': `El banco no dijo por qué. ${payAgain}`,
    } satisfies Record<DeclineReason, string>,
    notChargedWhy: {
      'vpos-unreachable': 'No pudimos conectarnos con el banco. Intente en unos minutos.',
      'never-arrived': 'El banco no recibió el pago. Puede intentar de nuevo.',
      reversed:
        'No pudimos completar el pago y lo anulamos. Si ve el cobro en su cuenta, su banco lo devuelve. Puede intentar de nuevo.',
      'already-paid':
        'La empresa ya recibió el pago de esta factura por otro medio y anulamos este. Si ve el cobro en su cuenta, su banco lo devuelve.',
      cancelled: 'El pago se canceló antes de cobrarse. Puede intentar de nuevo.',
      expired: `El pago que dejó en cola no se pudo enviar al banco y ya no se enviará. ${payAgain}`,
    },
    continue: 'Continuar',
  },
};
