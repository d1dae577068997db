import { describe, expect, it } from 'vitest';
import type { PaymentStep, PaymentView, ReceiptStep } from '../../../src-main/contract/kiosk-api.ts';
import {
  receiptChoices,
  type ReceiptChoices,
  type ReceiptVisit,
} from '../../../src-renderer/screens/receipt-choices.ts';
import { receiptOffer } from '../../../src-renderer/screens/paying-words.ts';
import { resultWords } from '../../../src-renderer/screens/result-words.ts';
import { charging, kioskView, maria, paid } from '../fake-kiosk.ts';

const now = 1_795_000_000_000;
const nothingDone = { choice: 'paper', hasPrinted: false, mailedTo: undefined } as const;
const here: ReceiptVisit = {
  desk: nothingDone,
  receipts: { byMail: true, byPhone: true },
  isFound: false,
  mailTo: maria.email,
};
const found: ReceiptVisit = { ...here, isFound: true, mailTo: undefined };
const queued: PaymentView = { ...charging, step: { at: 'queued', deadlineUnixMs: now } };
const declined: PaymentView = { ...charging, step: { at: 'declined', reason: 'over-limit' } };

function choicesOf(payment: PaymentView, visit = here): ReceiptChoices {
  return receiptChoices(payment, resultWords(payment, now), visit);
}

function withReceipt(receipt: ReceiptStep, mayPrint = receipt !== 'printing'): PaymentView {
  return { ...paid, receipt, mayPrint };
}

describe('what a customer is told of the paper', () => {
  it.each([
    ['none', 'attention', 'con la referencia'],
    ['printing', 'attention', 'Imprimiendo su comprobante'],
    ['printed', 'good', 'Tome su comprobante'],
    ['printed-uncut', 'attention', 'Su comprobante está impreso: tire de él con cuidado.'],
    ['incomplete', 'attention', 'sale entero apenas'],
    ['not-printed', 'attention', 'No pudimos imprimir'],
  ] as const)('of a paid bill, %s', (receipt, kind, words) => {
    const { paper, question } = choicesOf(withReceipt(receipt));
    expect(paper?.kind).toBe(kind);
    expect(paper?.words.toLowerCase()).toContain(words.toLowerCase());
    expect(question).toBeUndefined();
  });

  it('that the printer did not vouch for is a question, and no other button prints', () => {
    const { paper, question, print } = choicesOf(withReceipt('maybe-printed'));
    expect(question).toBe('¿Salió completo su comprobante?');
    expect([paper, print]).toEqual([undefined, undefined]);
  });

  it('is called a receipt only where a bill was paid', () => {
    const steps: PaymentStep[] = [
      queued.step,
      declined.step,
      { at: 'checking' },
      { at: 'reversing' },
      { at: 'needs-staff' },
      { at: 'not-charged', why: 'reversed' },
    ];
    const receipts: ReceiptStep[] = ['none', 'printing', 'printed-uncut', 'incomplete', 'maybe-printed'];
    for (const step of steps) {
      for (const receipt of receipts) {
        const { paper, question, print } = choicesOf({ ...charging, step, receipt, mayPrint: true });
        expect([paper?.words, question, print].join()).not.toContain('comprobante');
      }
    }
  });

  it('of a printed paper in the queue is that it proves no payment', () => {
    const { paper } = choicesOf({ ...queued, receipt: 'printed' });
    expect(paper).toEqual({
      kind: 'attention',
      words: 'Tome su papel con la referencia. No es un comprobante de pago.',
    });
  });

  it.each([declined, { ...paid, mail: 'under-way' } as const, { ...paid, mail: 'sent' } as const])(
    'is nothing while none was asked for: %o',
    (payment) => {
      expect(choicesOf(payment).paper).toBeUndefined();
    },
  );

  it('is nothing to whom the phone is shown instead', () => {
    expect(choicesOf(paid, { ...here, desk: { ...nothingDone, choice: 'phone' } }).paper).toBeUndefined();
  });

  it.each(['not-printed', 'incomplete'] as const)(
    'does not promise a copy where no more may be printed: %s',
    (receipt) => {
      const { paper, print } = choicesOf(withReceipt(receipt, false));
      expect(paper?.words).toContain('personal con la referencia');
      expect(paper?.words).not.toContain('se imprime');
      expect(print).toBeUndefined();
    },
  );
});

describe('printing again', () => {
  it.each([
    ['none', true],
    ['not-printed', true],
    ['incomplete', true],
    ['printing', false],
    ['printed', false],
    ['printed-uncut', false],
  ] as const)('in the visit that paid, of paper that is %s: %s', (receipt, isOffered) => {
    expect(choicesOf(withReceipt(receipt, true)).print !== undefined).toBe(isOffered);
  });

  it.each(['none', 'printed', 'printed-uncut', 'incomplete', 'not-printed', 'maybe-printed'] as const)(
    'of an earlier payment is always offered, and what became of its old paper is not said: %s',
    (receipt) => {
      const choices = choicesOf(withReceipt(receipt), found);
      expect(choices).toMatchObject({ print: 'Imprimir comprobante', paper: undefined, question: undefined });
    },
  );

  it('of an earlier payment is told, and not offered again, once it was asked for', () => {
    const visit = { ...found, desk: { ...nothingDone, hasPrinted: true } };
    expect(choicesOf(withReceipt('printed'), visit)).toMatchObject({
      print: undefined,
      paper: { kind: 'good' },
    });
    expect(choicesOf(withReceipt('maybe-printed'), visit).question).toBeDefined();
  });

  it.each(['mail', 'phone', 'later'] as const)(
    'is not offered to whom the kiosk said that it cannot print, and who chose "%s"',
    (choice) => {
      const visit = { ...here, desk: { ...nothingDone, choice } };
      expect(choicesOf({ ...paid, mayPrint: true }, visit).print).toBeUndefined();
      expect(choicesOf(withReceipt('incomplete'), visit).print).toBeDefined();
    },
  );

  it('is not offered where the kiosk will not print', () => {
    expect(choicesOf({ ...paid, mayPrint: false }, found).print).toBeUndefined();
  });

  it('of a declined payment is there to be asked for, and nothing else is', () => {
    const choices = choicesOf({ ...declined, mayPrint: true });
    expect(choices).toMatchObject({ print: 'Imprimir constancia', mayMail: false, mayShow: false });
  });
});

describe('a receipt by mail', () => {
  it.each([
    ['under-way', { kind: 'attention', words: `Se envía a ${maria.email}.` }, false],
    ['sent', { kind: 'good', words: `Lo enviamos a ${maria.email}.` }, false],
    [
      'refused',
      {
        kind: 'attention',
        words: `No se pudo enviar a ${maria.email}. Revise el correo y envíelo de nuevo.`,
      },
      true,
    ],
  ] as const)('is told of, and asked for again where it was refused: %s', (mail, told, mayMail) => {
    expect(choicesOf({ ...paid, mail })).toMatchObject({ mail: told, mayMail });
  });

  it('is told of with the address that was typed here', () => {
    const visit = { ...found, desk: { ...nothingDone, mailedTo: 'ana@correo.example' } };
    expect(choicesOf({ ...paid, mail: 'sent' }, visit)).toMatchObject({
      mail: { words: 'Lo enviamos a ana@correo.example.' },
      mayMail: false,
    });
  });

  it.each(['none', 'under-way', 'sent'] as const)(
    'of an earlier visit can be asked for anew, and is not told of: %s',
    (mail) => {
      expect(choicesOf({ ...paid, mail }, found)).toMatchObject({ mail: undefined, mayMail: true });
    },
  );

  it('of an earlier visit that never came is told of', () => {
    expect(choicesOf({ ...paid, mail: 'refused' }, found).mail?.words).toContain('No se pudo enviar');
  });

  it('is offered once, and only by a kiosk that sends mail', () => {
    expect(choicesOf(paid).mayMail).toBe(true);
    expect(choicesOf(paid, { ...here, receipts: { byMail: false, byPhone: true } }).mayMail).toBe(false);
    expect(choicesOf(paid, { ...here, receipts: undefined }).mayMail).toBe(false);
  });

  it('is not promised to whom nothing can be said yet, who may ask for what there is', () => {
    const checking: PaymentView = { ...charging, step: { at: 'checking' }, mail: 'under-way' };
    expect(choicesOf(checking)).toMatchObject({ mail: undefined, mayMail: true });
    const asked = { ...here, desk: { ...nothingDone, mailedTo: maria.email } };
    expect(choicesOf(checking, asked)).toMatchObject({ mail: { kind: 'attention' }, mayMail: false });
  });

  it('is not promised of a payment that was not charged', () => {
    expect(choicesOf({ ...declined, mail: 'under-way' }).mail).toBeUndefined();
  });
});

describe('a receipt on the phone', () => {
  it('is offered as soon as there is something to show, where this kiosk has a page for it', () => {
    expect(choicesOf(paid).mayShow).toBe(true);
    expect(choicesOf(queued).mayShow).toBe(true);
    expect(choicesOf(charging).mayShow).toBe(false);
    expect(choicesOf(paid, { ...here, receipts: { byMail: true, byPhone: false } }).mayShow).toBe(false);
  });
});

describe('what the first screen says of receipts', () => {
  const broken = { is: 'unavailable', fault: 'cutter' } as const;

  it('is that it prints, near the end of the paper too', () => {
    expect(receiptOffer(kioskView)).toBe('Este kiosco imprime comprobante');
    expect(receiptOffer({ ...kioskView, printer: { is: 'ready', isNearEnd: true } })).toBe(
      receiptOffer(kioskView),
    );
  });

  it.each([
    [true, true, /correo.*celular/],
    [true, false, /correo/],
    [false, true, /celular/],
    [false, false, /sin comprobante impreso/],
  ])('is which other ways there are without a printer: mail %s, phone %s', (byMail, byPhone, words) => {
    const offer = receiptOffer({ printer: broken, receipts: { byMail, byPhone } });
    expect(offer).toMatch(words);
    expect(offer.includes('celular')).toBe(byPhone);
  });
});
