import type { CardBrand } from '#contract/kiosk-api.ts';
import { connectionWords, searchWords, sentLater } from './es-connection.ts';
import { aroundWords } from './es-around.ts';
import { assistWords } from './es-assist.ts';
import { billWords } from './es-bills.ts';
import { joiningWords } from './es-joining.ts';
import { notThisOne, paidIsKept, paymentWords } from './es-payment.ts';
import { scanWords } from './es-scan.ts';
import { tenderWords } from './es-tender.ts';
import { receiptWords, staffWords } from './es-receipt.ts';

const chargedNow = [
  'Los datos de su tarjeta se cifran en este kiosco y solo los puede leer el banco. No se guardan aquí.',
  'Si el banco no responde, el kiosco pregunta por su pago y nunca lo cobra dos veces. Si no se puede confirmar, el cobro se anula.',
];

function queuedTerms(hours: number): string[] {
  return [
    `Su pago no se cobra ahora. Queda en cola: ${sentLater(hours)} En ese caso la factura sigue pendiente. El papel que recibe no es un comprobante de pago.`,
    'Si el banco no responde cuando se lo enviamos, el kiosco le pregunta por su pago y nunca lo cobra dos veces. Si no se puede confirmar, lo revisa el personal; mientras tanto no pague de nuevo.',
    'Los datos de su tarjeta se guardan cifrados en este kiosco hasta saber cómo quedó el pago; entonces se borran. Solo los puede leer el banco. El código de seguridad no se pide ni se guarda.',
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
    /** Of whoever stands here without an account, perhaps for somebody else; a name follows. */
    billOf: 'Factura de',
    leave: 'Salir',
    cancel: 'Cancelar',
    kiosk: (kioskId: string) => `Kiosco ${kioskId}`,
  },
  padlock: {
    verified: 'Conexión segura verificada',
    unverified: 'Conexión segura sin verificar',
  },
  card: {
    title: 'Datos de su tarjeta',
    frame: 'Número, vencimiento y código de su tarjeta',
    email: 'Correo',
    emailHint: 'Debe ser el correo de su cuenta.',
    emailWrong: 'Este no es el correo de su cuenta. Escriba el que registró.',
    accept: 'Acepto los términos y condiciones',
    acceptNeeded: 'Para continuar, acepte los términos y condiciones.',
    read: 'Leer los términos',
    incomplete: 'Complete los datos de la tarjeta.',
    failed: 'No pudimos proteger los datos de la tarjeta. Escríbalos de nuevo.',
    dead: `Este kiosco no puede recibir tarjetas ahora. Vuelva e intente de nuevo, o pida ayuda al personal. ${notThisOne}`,
    total: (amount: string, currency: string) => `Total a pagar: ${amount} ${currency}`,
    totalQueued: (amount: string, currency: string) => `En cola: ${amount} ${currency}`,
    done: 'Listo',
  },
  terms: {
    title: 'Términos y condiciones',
    /** @param queueHours - how long the payment may wait for the bank; undefined when it is charged at once */
    paragraphs: (queueHours: number | undefined) => [
      'Usted paga a la empresa el monto que aparece en la pantalla, por la factura o las facturas que eligió.',
      ...(queueHours === undefined ? chargedNow : queuedTerms(queueHours)),
      'Cuando el banco aprueba el pago, la empresa lo aplica a su factura, normalmente en el mismo momento.',
      'El comprobante de pago no reemplaza la factura. Consérvelo para cualquier reclamo.',
      'Para un reclamo, dé a la empresa el número de comprobante.',
    ],
  },
  ...aroundWords,
  ...joiningWords,
  ...billWords,
  ...paymentWords,
  scan: scanWords,
  tender: tenderWords,
  assist: assistWords,
  connection: connectionWords,
  search: searchWords,
  receipt: receiptWords,
  staff: staffWords,
  leave: {
    title: '¿Quiere salir?',
    body: (hasPaid: boolean): string => (hasPaid ? paidIsKept : 'No se ha hecho ningún cobro.'),
    yes: 'Sí, salir',
    no: 'Seguir aquí',
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
