import type { Currency } from '#contract/money.ts';
import type { PaymentMethod, PaymentStep } from '#contract/kiosk-api.ts';

/** A payment's end, as one of several, in as few words as it can be said. */
const severalResults = {
  charging: 'Sin confirmar. No la pague de nuevo.',
  checking: 'Sin confirmar. No la pague de nuevo.',
  reversing: 'Sin confirmar. No la pague de nuevo.',
  queued: 'En cola. Todavía no se ha cobrado.',
  'telling-biller': 'Aprobada. Se aplica después.',
  paid: 'Pagada',
  'paid-posting-later': 'Aprobada. Se aplica después.',
  declined: 'No aprobada. No se cobró.',
  'not-charged': 'No se pagó.',
  'needs-staff': 'Pida ayuda al personal. No la pague de nuevo.',
} satisfies Record<PaymentStep['at'], string>;

/** With what, and how much, is paid. */
export const tenderWords = {
  method: {
    title: '¿Cómo quiere pagar?',
    lead: (amount: string) => `Va a pagar ${amount}.`,
    names: {
      credit: 'Tarjeta de crédito',
      debit: 'Tarjeta débito',
      phone: 'Desde mi banco',
    } satisfies Record<PaymentMethod, string>,
    hints: {
      credit: 'Visa o Mastercard. Téngala en la mano.',
      debit: 'Visa o Mastercard, con su código de seguridad.',
      phone: 'Con su celular y la aplicación de su banco.',
    } satisfies Record<PaymentMethod, string>,
  },
  part: {
    title: '¿Cuánto quiere pagar?',
    lead: (least: string, total: string) => `Desde ${least}. La factura es de ${total}.`,
    whole: { USD: 'Dólares', COP: 'Pesos' } satisfies Record<Currency, string>,
    cents: 'Centavos',
    left: (amount: string) => `Después le quedan por pagar ${amount}.`,
    all: (amount: string) => `Pagar el total: ${amount}`,
    problems: {
      none: 'Escriba cuánto quiere pagar.',
      little: (least: string) => `Escriba ${least} o más.`,
      much: (total: string) => `Escriba menos de ${total}.`,
    },
  },
  email: {
    optional: 'Correo (opcional)',
    optionalHint: 'Si quiere el comprobante también por correo.',
    neededHint: 'Ahí le enviamos su comprobante.',
    queuedHint: 'Ahí le avisamos cómo quedó su pago.',
    needed: 'Escriba su correo.',
    notWhole: 'Escriba un correo completo y sin tildes, como nombre@correo.com.',
  },
  receipt: {
    title: '¿Cómo quiere su comprobante?',
    titleQueued: '¿Cómo quiere su referencia?',
    change: 'Cambiar comprobante',
    changeQueued: 'Recibirla de otra forma',
    paper: 'En papel',
    both: 'En papel y por correo',
    none: 'Sin comprobante',
  },
  several: {
    of: (place: number, count: number) => `Factura ${place} de ${count}`,
    refused: (invoiceNumber: string, why: string) => `Factura ${invoiceNumber}: ${why}`,
    progress: { done: 'aprobada', now: 'en curso', later: 'después' },
    all: (count: number) => `Sus ${count} facturas quedaron pagadas`,
    some: (paid: number, count: number) => {
      if (paid === 0) return 'No se pagó ninguna factura';
      return `${paid === 1 ? 'Se pagó' : 'Se pagaron'} ${paid} de ${count} facturas`;
    },
    approved: (count: number, of: number) =>
      count === of ? `El banco aprobó sus ${of} pagos` : `El banco aprobó ${count} de ${of} pagos`,
    allLead: 'Toque una factura para ver su comprobante.',
    someLead: 'Las que no se cobraron siguen pendientes.',
    results: severalResults,
    unsent: 'No se cobró.',
    total: 'Total pagado',
  },
  /** @param contact - of the company, in its own words */
  support: (contact: string) => `Si necesita ayuda: ${contact}`,
};
