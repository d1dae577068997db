import type { CardBrand } from '#contract/kiosk-api.ts';
import { connectionWords, searchWords, sentLater } from './es-connection.ts';
import { noCharge, notThisOne, paymentWords, queueProblems } from './es-payment.ts';
import { receiptWords, staffWords } from './es-receipt.ts';

function bills(count: number): string {
  return count === 1 ? '1 factura' : `${count} facturas`;
}

/** Said wherever the customer may have paid something in this visit. */
const paidIsKept = 'Los pagos que ya hizo quedan registrados.';

const chargedNow = [
  'Los datos de su tarjeta se cifran en este kiosco y solo los puede leer el banco. No se guardan aquí.',
  'Si el banco no responde, el kiosco pregunta por su pago y nunca lo cobra dos veces. Si no se puede confirmar, el cobro se anula.',
];

function queuedTerms(hours: number): string[] {
  return [
    `Su pago queda en cola: no se cobra ahora. En cola, ${sentLater(hours)} Entonces la factura sigue pendiente. El papel que recibe no es un comprobante de pago.`,
    'Si el banco no responde cuando se lo enviamos, el kiosco le pregunta por su pago y nunca lo cobra dos veces. Si no se puede confirmar, lo revisa el personal; mientras tanto no pague de nuevo.',
    'Los datos de su tarjeta esperan en este kiosco cifrados y sin el código de seguridad. Solo los puede leer el banco, y se borran al terminar.',
  ];
}

/** Spanish, in "usted", short and in the present tense; an error says what to do next. */
export const es = {
  common: {
    back: 'Volver',
    next: 'Siguiente paso',
    finish: 'Terminar',
    close: 'Cerrar',
    retry: 'Intentar de nuevo',
    loading: 'Un momento…',
    myAccount: 'Mi Cuenta',
    leave: 'Salir',
    cancel: 'Cancelar',
    kiosk: (kioskId: string) => `Kiosco ${kioskId}`,
  },
  padlock: {
    verified: 'Conexión segura verificada',
    unverified: 'Conexión segura sin verificar',
  },
  attract: {
    title: 'Pague su factura aquí',
    lead: 'Con su tarjeta Visa o Mastercard.',
    begin: 'Ingresar con mi usuario',
    beginHint: 'Vea todas sus facturas',
    help: (contact: string) => `¿Necesita ayuda? ${contact}`,
  },
  signIn: {
    title: 'Ingrese sus datos',
    user: 'Correo o número de cliente',
    password: 'Contraseña',
    show: 'Mostrar',
    hide: 'Ocultar',
    submit: 'Ingresar',
    noUser: 'Escriba su correo o número de cliente.',
    noPassword: 'Escriba su contraseña.',
    billerSilent: 'La empresa no responde. Si no puede ingresar, intente en unos minutos.',
    problems: {
      'wrong-credentials': 'El usuario o la contraseña no coinciden. Revise y escriba de nuevo.',
      locked: 'El ingreso está bloqueado por unos minutos. Intente más tarde o pida ayuda al personal.',
      'biller-offline': 'No pudimos conectarnos con la empresa. Intente en unos minutos.',
      'out-of-service': 'Este kiosco no está disponible en este momento.',
    },
  },
  invoices: {
    title: 'Sus facturas pendientes',
    lead: (count: number) => `${bills(count)}. La más antigua aparece primero.`,
    pay: 'Pagar',
    date: 'Fecha',
    number: 'N.º de factura',
    code: 'Código de factura',
    customer: 'Cliente',
    detail: 'Detalle',
    amount: 'Monto',
    overdue: 'Vencida',
    inProgress: 'Pago en proceso',
    see: 'Ver',
    earlier: 'Anteriores',
    later: 'Siguientes',
    shown: (from: number, to: number, count: number) => `${from} a ${to} de ${count}`,
    none: 'No tiene facturas pendientes',
    noneLead: 'Está al día. Gracias.',
    down: 'No pudimos consultar sus facturas',
    downLead: (hasPaid: boolean) => `Intente en unos minutos. ${hasPaid ? paidIsKept : noCharge}`,
    signedOut: 'Su sesión terminó',
    signedOutLead: 'Ingrese de nuevo para ver sus facturas.',
  },
  invoice: {
    title: 'Verifique su factura',
    total: 'Total a pagar',
    number: 'N.º de factura',
    code: 'Código de factura',
    issued: 'Fecha',
    due: 'Vence',
    period: 'Período',
    customer: 'Cliente',
    account: 'Cuenta',
    address: 'Dirección',
    detail: 'Detalle',
    subtotal: 'Subtotal',
    pay: (amount: string) => `Pagar ${amount}`,
    problems: {
      'signed-out': 'Su sesión terminó. Ingrese de nuevo.',
      'not-found': 'Esta factura ya no está disponible. Vuelva a la lista.',
      'already-paid': 'Esta factura ya está pagada. No hace falta pagarla de nuevo.',
      'in-progress-elsewhere':
        'Hay un pago de esta factura en proceso. No la pague de nuevo; pregunte al personal.',
      'biller-offline': `No pudimos confirmar el monto con la empresa. Intente en unos minutos. ${notThisOne}`,
      'vpos-offline': `Ahora no podemos conectarnos con el banco de forma segura. Intente en unos minutos. ${notThisOne}`,
      ...queueProblems,
      'out-of-service': `Este kiosco no puede cobrar en este momento. ${notThisOne}`,
    },
  },
  card: {
    title: 'Datos de su tarjeta',
    frame: 'Número, vencimiento y código de su tarjeta',
    email: 'Correo',
    emailHint: 'Debe ser el mismo correo con el que ingresó.',
    emailWrong: 'Este no es el correo con el que ingresó. Escríbalo igual.',
    accept: 'Acepto los términos y condiciones',
    acceptNeeded: 'Para continuar, acepte los términos y condiciones.',
    read: 'Leer los términos',
    incomplete: 'Complete los datos de la tarjeta.',
    failed: 'No pudimos proteger los datos de la tarjeta. Escríbalos de nuevo.',
    dead: `Este kiosco no puede recibir tarjetas ahora. Vuelva e intente de nuevo, o pida ayuda al personal. ${notThisOne}`,
    total: (amount: string, currency: string) => `Total a pagar: ${amount} ${currency}`,
    totalQueued: (amount: string, currency: string) => `Monto en cola: ${amount} ${currency}`,
    done: 'Listo',
  },
  terms: {
    title: 'Términos y condiciones',
    /** @param queueHours - how long the payment may wait for the bank; undefined when it is charged at once */
    paragraphs: (queueHours: number | undefined) => [
      'Usted paga a la empresa la factura que aparece en la pantalla, por el monto total que se muestra.',
      ...(queueHours === undefined ? chargedNow : queuedTerms(queueHours)),
      'Cuando el banco aprueba el pago, la empresa lo aplica a su factura, normalmente en el mismo momento.',
      'El comprobante de pago no reemplaza la factura. Consérvelo para cualquier reclamo.',
      'Para reclamos, comuníquese con la empresa con el número de comprobante.',
    ],
  },
  ...paymentWords,
  connection: connectionWords,
  search: searchWords,
  receipt: receiptWords,
  staff: staffWords,
  nextInvoice: {
    title: 'Su siguiente factura pendiente',
    lead: (count: number) => (count === 1 ? 'Le queda 1 factura.' : `Le quedan ${bills(count)}.`),
    pay: 'Ver y pagar esta',
    all: 'Ver todas',
    none: 'No tiene más facturas pendientes',
    noneLead: (hasQueued: boolean) =>
      hasQueued ? 'Guarde la referencia de su pago en cola.' : 'Gracias por su pago.',
  },
  goodbye: {
    title: 'Gracias',
    lead: 'No olvide su comprobante ni sus pertenencias.',
  },
  leave: {
    title: '¿Quiere salir?',
    body: (hasPaid: boolean) => (hasPaid ? paidIsKept : 'No se ha hecho ningún cobro.'),
    yes: 'Sí, salir',
    no: 'Seguir aquí',
  },
  idle: {
    title: '¿Sigue ahí?',
    body: (seconds: number) =>
      `Por su seguridad cerraremos la sesión en ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`,
    more: 'Sí, seguir',
    end: 'Terminar',
  },
  outOfService: {
    title: 'Este kiosco no está disponible',
    lead: 'Puede pagar en la caja de esta sucursal o en otro kiosco.',
    left: 'Si dejó un pago aquí, no lo pague de nuevo; pregunte al personal.',
    code: (code: string) => `Código ${code}`,
  },
  keyboard: {
    name: 'Teclado en pantalla',
    shift: 'Mayúsculas',
    symbols: '@#áé',
    symbolsName: 'Símbolos y acentos',
    letters: 'ABC',
    space: 'Espacio',
    backspace: 'Borrar',
  },
  brands: { visa: 'Visa', mastercard: 'Mastercard' } satisfies Record<CardBrand, string>,
  cardEnding: (brand: string, lastFour: string) => `${brand} •••• ${lastFour}`,
};
