function withinHours(hours: number): string {
  return hours <= 1 ? 'en menos de 1 hora' : `en un máximo de ${hours} horas`;
}

/** What becomes of a payment in the queue, whichever way it ends; goes on a sentence. */
export function sentLater(hours: number): string {
  return `lo enviaremos apenas el banco responda, ${withinHours(hours)}; si vence el plazo o el banco no lo aprueba, no se cobra.`;
}

const elsewhere = 'Pague en la caja o en otro kiosco';
const comesAlive = 'o espere: el botón se activa cuando el banco responda';

function bankIsGone(isBillerSilent: boolean): string {
  return isBillerSilent ? 'No responden la empresa ni el banco.' : 'Ahora no hay conexión con el banco.';
}

/** What the state of the connections means for whoever stands here, and what to do. */
export const connectionWords = {
  attract: {
    billerSilent:
      'Ahora la empresa no responde y no podemos consultar facturas. Intente en unos minutos o pregunte en la caja.',
    bothSilent:
      'Ahora no responden la empresa ni el banco y no podemos consultar facturas. Intente en unos minutos o pregunte en la caja.',
    queue: (hours: number) =>
      `Ahora no hay conexión con el banco. Puede dejar su pago en cola: ${sentLater(hours)}`,
    unavailable:
      'Ahora no hay conexión con el banco. Puede ver sus facturas; para pagarlas, use la caja u otro kiosco, o vuelva más tarde.',
  },
  ofEarlier: 'La empresa no responde. Estas son sus facturas como estaban hace un momento.',
  choiceDown: 'No pudimos abrir esta factura: la empresa no responde. Intente en unos minutos.',
  billerSilent: 'La empresa no responde. Puede pagar: ella aplicará su pago en cuanto responda.',
  queue: (isBillerSilent: boolean, hours: number) =>
    `${bankIsGone(isBillerSilent)} Deje su pago en cola y ${sentLater(hours)}`,
  overLimit: (isBillerSilent: boolean, limit: string) =>
    `${bankIsGone(isBillerSilent)} En cola solo caben pagos de hasta ${limit}. ${elsewhere}, ${comesAlive}.`,
  full: (isBillerSilent: boolean) =>
    `${bankIsGone(isBillerSilent)} La cola de pagos de este kiosco está llena. ${elsewhere}, ${comesAlive}.`,
  unavailable: (isBillerSilent: boolean) => `${bankIsGone(isBillerSilent)} ${elsewhere}, ${comesAlive}.`,
  taken:
    'Esta factura ya tiene un pago en este kiosco. No la pague de nuevo. Con la referencia puede ver cómo va en "Consultar un pago", en el inicio.',
  putInQueue: (amount: string) => `Dejar el pago en cola: ${amount}`,
};

/** Asking what became of a payment. */
export const searchWords = {
  begin: 'Consultar un pago',
  title: 'Consulte un pago',
  reference: 'Referencia',
  referenceHint:
    'Escriba los números que van después del guion en su papel. Aquí solo están los pagos de este kiosco.',
  lastFour: 'Últimos 4 números de la tarjeta',
  submit: 'Consultar',
  keypad: { keypad: 'Teclado numérico', clear: 'Borrar todo', delete: 'Borrar' },
  problems: {
    'no-reference': 'Escriba los números de la referencia.',
    'no-last-four': 'Escriba los últimos 4 números de la tarjeta.',
    'not-found': 'No encontramos ese pago en este kiosco. Revise la referencia y los números de la tarjeta.',
    'too-many-tries': 'Hubo demasiados intentos. Intente en unos minutos o pida ayuda al personal.',
    'out-of-service': 'Este kiosco no puede consultar pagos en este momento. Pida ayuda al personal.',
  },
};
