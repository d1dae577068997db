import { counted, number } from './es-count.ts';
import { noCharge, notThisOne, outOfService, paidIsKept, queueProblems } from './es-payment.ts';

function bills(count: number): string {
  return counted(count, 'factura', 'facturas');
}

function days(count: number): string {
  return counted(count, 'día', 'días');
}

/** Bills: the list, one bill, the next one, the paid ones. */
export const billWords = {
  invoices: {
    title: 'Sus facturas pendientes',
    lead: (count: number) => `${bills(count)}. La más antigua aparece primero.`,
    pay: 'Pagar',
    date: 'Fecha',
    number: 'N.º de factura',
    code: 'Código de factura',
    customer: 'Cliente',
    account: 'Cuenta',
    detail: 'Detalle',
    amount: 'Monto',
    overdue: (count: number) => `Vencida hace ${days(count)}`,
    dueToday: 'Vence hoy',
    dueIn: (count: number) => `Vence en ${days(count)}`,
    cutOff: (date: string) => `Pague antes del ${date} para evitar el corte del servicio.`,
    mayBeCutOff: 'Su servicio puede cortarse. Pague hoy para evitarlo.',
    inProgress: 'Pago en curso',
    see: 'Ver',
    earlier: 'Anteriores',
    later: 'Siguientes',
    shown: (from: number, to: number, count: number) =>
      `${number(from)}${from === to ? '' : ` a ${number(to)}`} de ${number(count)}`,
    none: 'No tiene facturas pendientes',
    noneLead: 'Está al día. Gracias.',
    noneHere: 'Aquí no hay facturas pendientes',
    noneHereLead: 'Puede tener otras que no se muestran aquí.',
    down: 'No pudimos consultar sus facturas',
    downLead: (hasPaid: boolean) => `Intente en unos minutos. ${hasPaid ? paidIsKept : noCharge}`,
    signedOut: 'Su sesión terminó',
    signedOutLead: 'Empiece de nuevo para ver sus facturas.',
    accounts: 'Mis cuentas',
    paid: 'Ver pagadas',
    several: 'Pagar varias',
    severalTitle: '¿Cuáles quiere pagar?',
    severalLead: (most: number) => `Marque hasta ${most}. Escribe su tarjeta una sola vez.`,
    severalPay: (count: number, amount: string) => `Pagar ${bills(count)} · ${amount}`,
    severalNone: 'Marque las facturas',
    mark: 'Marcar',
    marked: 'Marcada',
  },
  paidInvoices: {
    title: 'Sus facturas pagadas',
    lead: (count: number) => `${bills(count)}. La última aparece primero.`,
    none: 'No tiene facturas pagadas',
    paidOn: 'Pagada el',
    receipt: 'Recibo',
    see: 'Comprobante',
    notHere: 'Este pago no se hizo en este kiosco. Pida el comprobante en la caja o a la empresa.',
    unpaid: 'Ver pendientes',
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
    detail: 'Qué está pagando',
    subtotal: 'Subtotal',
    pay: (amount: string) => `Pagar ${amount}`,
    payPart: 'Pagar otra cantidad',
    explained: {
      consumption: (used: string, rate: string) => `Usó ${used}, a ${rate} cada uno.`,
      used: 'Lo que usó en el período.',
      'fixed-charge': 'Se cobra igual cada mes, use mucho o poco.',
      tax: 'Impuesto de ley.',
      subsidy: 'Ayuda del Estado: se le descuenta.',
      balance: 'Lo que quedó pendiente de facturas anteriores.',
      'late-fee': 'Recargo por pagar después de la fecha.',
      service: 'Un servicio que pidió o que se le presta.',
      credit: 'Ya lo pagó o se le devolvió: se le descuenta.',
    },
    problems: {
      'signed-out': 'Su sesión terminó. Termine y empiece de nuevo.',
      'not-found': 'Esta factura ya no está disponible. Vuelva a la lista.',
      'already-paid': 'Esta factura ya está pagada. No hace falta pagarla de nuevo.',
      'in-progress-elsewhere':
        'Hay un pago de esta factura en curso. No la pague de nuevo; pregunte al personal.',
      'biller-offline': `No pudimos confirmar el monto con la empresa. Intente en unos minutos. ${notThisOne}`,
      'vpos-offline': `No podemos conectarnos con el banco de forma segura. Vuelva e intente en unos minutos. ${notThisOne}`,
      ...queueProblems,
      'wrong-amount': `Esa cantidad no se puede pagar. Los botones dicen lo que sí puede. ${notThisOne}`,
      'out-of-service': outOfService,
    },
  },
  nextInvoice: {
    title: 'Su siguiente factura pendiente',
    lead: (count: number) => (count === 1 ? 'Le queda 1 factura.' : `Le quedan ${bills(count)}.`),
    pay: 'Ver y pagar esta',
    all: 'Ver todas',
    none: 'No tiene más facturas pendientes',
    noneHere: 'Aquí no hay más facturas pendientes',
    noneLead: (hasOpen: boolean): string =>
      hasOpen ? 'Guarde la referencia de su pago: todavía no ha terminado.' : 'Gracias por su pago.',
  },
};
