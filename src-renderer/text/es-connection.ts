/** One payment's limit in the queue, written as money, and how long it may wait. */
interface QueueTerms {
  readonly limit: string;
  readonly hours: number;
}

export function withinHours(hours: number): string {
  return hours <= 1 ? 'en menos de 1 hora' : `en un máximo de ${hours} horas`;
}

const elsewhere = 'Pague en la caja o en otro kiosco';
const comesAlive = 'o espere: el botón se activa cuando vuelva la conexión';

function bankIsGone(isBillerSilent: boolean): string {
  return isBillerSilent
    ? 'Ahora no hay conexión con la empresa ni con el banco.'
    : 'Ahora no hay conexión con el banco.';
}

/** What the state of the connections means for whoever stands here, and what to do. */
export const connectionWords = {
  attract: {
    billerSilent:
      'Ahora no hay conexión con la empresa y no podemos consultar facturas. Intente en unos minutos, o pague en la caja o en otro kiosco.',
    bothSilent:
      'Ahora no hay conexión con la empresa ni con el banco. Intente en unos minutos, o pague en la caja o en otro kiosco.',
    queue: (hours: number) =>
      `Ahora no hay conexión con el banco. Puede dejar su pago en cola: se cobra cuando vuelva, ${withinHours(hours)}.`,
    unavailable:
      'Ahora no hay conexión con el banco. Puede ver sus facturas; para pagarlas, use la caja u otro kiosco, o vuelva más tarde.',
  },
  ofEarlier: 'La empresa no responde. Estas son sus facturas como estaban hace un momento.',
  choiceDown: 'No pudimos abrir esta factura: la empresa no responde. Intente en unos minutos.',
  billerSilent:
    'La empresa no responde. Puede pagar: la empresa aplicará su pago en cuanto vuelva la conexión.',
  queue: (isBillerSilent: boolean, { limit, hours }: QueueTerms) =>
    `${bankIsGone(isBillerSilent)} En cola, su pago se cobra cuando vuelva, ${withinHours(hours)}; el papel no es comprobante de pago. Límite por pago: ${limit}.`,
  overLimit: (isBillerSilent: boolean, limit: string) =>
    `${bankIsGone(isBillerSilent)} En cola solo caben pagos de hasta ${limit}. ${elsewhere}, ${comesAlive}.`,
  full: (isBillerSilent: boolean) =>
    `${bankIsGone(isBillerSilent)} La cola de pagos de este kiosco está llena. ${elsewhere}, ${comesAlive}.`,
  unavailable: (isBillerSilent: boolean) => `${bankIsGone(isBillerSilent)} ${elsewhere}, ${comesAlive}.`,
  taken: 'El pago de esta factura ya está en proceso. No la pague de nuevo.',
  putInQueue: (amount: string) => `Dejar el pago en cola: ${amount}`,
};

/** For staff, at a glance: who waits for whom. Nothing when nobody does. */
export function waitingWords(waiting: {
  readonly queued: number;
  readonly posting: number;
  readonly reversing: number;
  readonly staff: number;
  readonly untold: number;
}): string {
  const { queued, posting, reversing, staff, untold } = waiting;
  const said = [
    [queued, 'en cola'],
    [posting, 'por aplicar'],
    [reversing, 'por anular'],
    [staff, 'por revisar'],
    [untold, 'por avisar'],
  ] as const;
  const parts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return parts.length === 0 ? '' : `Personal: ${parts.join(' · ')}`;
}

/** Asking what became of a payment. */
export const searchWords = {
  begin: 'Consultar un pago',
  title: 'Consulte un pago',
  reference: 'Referencia',
  referenceHint: (prefix: string) =>
    `Está en su papel y empieza por ${prefix}. Aquí se ven solo los pagos de este kiosco.`,
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
  print: 'Imprimir comprobante',
  printOther: 'Imprimir',
};
