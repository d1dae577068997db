import type { MailStep, PrinterFault, PrinterView, ReceiptStep, WaitingCounts } from '#contract/kiosk-api.ts';

/** What is said of a paper that is not on its way: what it is called, and how it is asked for again. */
interface Paper {
  /** With its article: "su comprobante". */
  readonly name: string;
  readonly isFeminine: boolean;
}

const whenItWorks = 'apenas el personal atienda la impresora';

function paperWords({ name, isFeminine }: Paper) {
  const it = isFeminine ? 'la' : 'lo';
  const [printed, whole] = isFeminine ? ['impresa', 'entera'] : ['impreso', 'entero'];
  const Name = `S${name.slice(1)}`;
  const laterHere = `si no puede esperar, pída${it} después aquí con la referencia.`;
  return {
    none: `Con la referencia puede pedir ${name} aquí, ahora o después.`,
    printing: `Imprimiendo ${name}…`,
    printed: `Tome ${name}.`,
    'printed-uncut': `${Name} está ${printed}: tire de ${it === 'la' ? 'ella' : 'él'} con cuidado.`,
    incomplete: `La impresora se detuvo: puede faltar papel. ${Name} sale ${whole} ${whenItWorks}; ${laterHere}`,
    'not-printed': `No pudimos imprimir ${name}. Sale ${whenItWorks}; ${laterHere}`,
    'maybe-printed': `¿Salió ${isFeminine ? 'completa' : 'completo'} ${name}?`,
  } satisfies Record<ReceiptStep, string>;
}

/** Of an approved payment. */
const receipt = paperWords({ name: 'su comprobante', isFeminine: false });

/** Of any other: what it proves is not that a bill was paid. */
const slip = {
  ...paperWords({ name: 'su constancia', isFeminine: true }),
  none: 'Anote la referencia antes de irse.',
};

/** Never called a receipt: it proves no payment. */
const queuedPaper = {
  ...paperWords({ name: 'su papel con la referencia', isFeminine: false }),
  none: 'Anote la referencia antes de irse.',
  printed: 'Tome su papel con la referencia. No es un comprobante de pago.',
};

const choices = {
  mail: 'Recibirlo por correo',
  phone: 'Llevarlo en mi celular',
  phoneHint: 'Al terminar, escanee un código con la cámara',
  laterHint: 'Puede imprimirlo después aquí con la referencia',
};

/** What is said of receipts: on paper, by mail and on the phone. */
export const receiptWords = {
  papers: { receipt, slip, queued: queuedPaper },
  print: { receipt: 'Imprimir comprobante', slip: 'Imprimir constancia', queued: 'Imprimir' },
  copiesUsedUp: 'No pudimos imprimir otra copia. Pídala al personal con la referencia.',
  asked: {
    hint: 'Si no, lo imprimimos de nuevo, marcado como reimpresión.',
    yes: 'Sí',
    no: 'No',
  },
  printAndLeave: 'Imprimir constancia e irme',
  mail: {
    send: 'Enviar por correo',
    /** @param to - undefined when this screen does not know the address any more */
    step: (step: Exclude<MailStep, 'none'>, to: string | undefined): string => {
      const where = to ?? 'su correo';
      if (step === 'refused') return `No se pudo enviar a ${where}. Revise el correo y envíelo de nuevo.`;
      return step === 'sent' ? `Lo enviamos a ${where}.` : `Se envía a ${where}.`;
    },
    title: '¿A qué correo lo enviamos?',
    label: 'Correo',
    submit: 'Enviar',
    problems: {
      'no-address': 'Escriba un correo completo y sin tildes, como nombre@correo.com.',
      'not-taken': 'Este kiosco no puede enviar correos ahora. Pida ayuda al personal.',
    },
  },
  phone: {
    open: 'Ver en el celular',
    title: 'Llévelo en su celular',
    scan: 'Abra la cámara de su celular y apunte a este código.',
    code: 'Código QR para su celular',
    see: { receipt: 'Ver comprobante', slip: 'Ver constancia', queued: 'Ver papel' },
    seeCode: 'Ver código',
    paperTitle: {
      receipt: 'Su comprobante',
      slip: 'Su constancia',
      queued: 'Su papel con la referencia',
    },
  },
  /** Heard only, and of papers that prove no payment too. */
  group: 'Papel, correo y celular',
  noPrinter: {
    title: 'Este kiosco no puede imprimir ahora',
    lead: 'Su pago vale igual sin papel. ¿Cómo quiere su comprobante?',
    leadQueued: 'Puede dejar su pago en cola sin papel. ¿Cómo quiere la referencia?',
    faults: {
      'paper-out': 'Se acabó el papel.',
      'cover-open': 'La tapa de la impresora está abierta.',
    } as Partial<Record<PrinterFault, string>>,
    otherFault: 'La impresora necesita la atención del personal.',
    ...choices,
    later: 'Pagar sin papel',
    laterQueued: 'Dejarlo en cola sin papel',
    elsewhere: 'Ir a otro kiosco',
    nothingCharged: 'Este pago todavía no se ha cobrado.',
    isBack: 'La impresora ya funciona',
    isBackLead: 'Recibirá su papel al terminar.',
    goOn: 'Continuar',
  },
  review: {
    label: 'Comprobante',
    labelQueued: 'Referencia',
    by: { mail: 'Por correo', phone: 'En el celular', later: 'Sin papel' },
  },
  attract: {
    prints: 'Este kiosco imprime comprobante',
    mailAndPhone: 'Ahora sin papel: comprobante por correo o en su celular',
    mail: 'Ahora sin papel: comprobante por correo',
    phone: 'Ahora sin papel: comprobante en su celular',
    later: 'Por ahora sin comprobante impreso',
  },
};

const printerFaults: Readonly<Record<PrinterFault, string>> = {
  'paper-out': 'sin papel',
  'cover-open': 'tapa abierta',
  cutter: 'cortador trabado',
  unreachable: 'impresora sin conexión',
  'connection-lost': 'impresora sin conexión',
  mute: 'impresora sin respuesta',
  garbled: 'impresora con falla',
  error: 'impresora con falla',
};

function printerState(printer: PrinterView): string | undefined {
  if (printer.is === 'unavailable') return printerFaults[printer.fault];
  return printer.isNearEnd ? 'poco papel' : undefined;
}

/** For staff, at a glance: who waits for whom, and what the printer needs. Nothing when all is well. */
export function staffWords({
  waiting,
  printer,
}: {
  readonly waiting: WaitingCounts;
  readonly printer: PrinterView;
}): string {
  const { queued, checking, posting, reversing, staff, untold, unmailed } = waiting;
  const said = [
    [queued, 'en cola'],
    [checking, 'por confirmar'],
    [posting, 'por aplicar'],
    [reversing, 'por anular'],
    [staff, 'por revisar'],
    [untold, 'por avisar'],
    [unmailed, unmailed === 1 ? 'correo rechazado' : 'correos rechazados'],
  ] as const;
  const counts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const parts = [...counts, printerState(printer)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `Personal: ${parts.join(' · ')}`;
}
