import { describe, expect, it } from 'vitest';
import type { DeclineReason, PaymentStep } from '../../../src-main/contract/kiosk-api.ts';
import { isFinal } from '../../../src-renderer/payment-end.ts';
import { resultWords, type ResultWords } from '../../../src-renderer/screens/result-words.ts';
import { text } from '../../../src-renderer/text.svelte.ts';

/** A record, so that a new reason without a test does not compile. */
const everyReason: Record<DeclineReason, true> = {
  'insufficient-funds': true,
  'expired-card': true,
  'wrong-details': true,
  'wrong-code': true,
  'over-limit': true,
  'blocked-card': true,
  'call-bank': true,
  'declined-by-bank': true,
};
const declines = (Object.keys(everyReason) as DeclineReason[]).map((reason): PaymentStep => ({
  at: 'declined',
  reason,
}));
const refusals = (['vpos-unreachable', 'never-arrived', 'cancelled', 'expired'] as const).map(
  (why): PaymentStep => ({
    at: 'not-charged',
    why,
  }),
);
const approvals: PaymentStep[] = [
  { at: 'paid', authorizationCode: '123456', billerReceipt: 'R-1' },
  { at: 'paid-posting-later', authorizationCode: '123456' },
];
const now = 1_795_000_000_000;
const hourMs = 3_600_000;

function wordsOf(step: PaymentStep, wasQueued = false): ResultWords {
  return resultWords({ step, wasQueued }, now);
}

const unsure: PaymentStep[] = [
  { at: 'charging' },
  { at: 'checking' },
  { at: 'reversing' },
  { at: 'needs-staff' },
];

describe('what a customer is told of a payment', () => {
  it('says in a sentence of its own why each card was declined, and what to do', () => {
    const leads = declines.map((step) => wordsOf(step).lead);
    expect(new Set(leads).size).toBe(declines.length);
    expect(leads.filter((lead) => !/^[A-ZÁÉÍÓÚ].*\.$/.test(lead))).toEqual([]);
    expect(leads.filter((lead) => !/[Uu]se|[Ll]lame|escríba/.test(lead) && !lead.includes('usar'))).toEqual(
      [],
    );
  });

  it.each([...declines, ...refusals])(
    'promises that nothing was charged, and lets try again, at %o',
    (step) => {
      expect(wordsOf(step)).toMatchObject({ kind: 'bad', isNotCharged: true, mayTryAgain: true });
    },
  );

  it.each(['reversed', 'already-paid'] as const)(
    'does not say that nothing was charged when it was, and was given back: %s',
    (why) => {
      const words = wordsOf({ at: 'not-charged', why });
      expect(words).toMatchObject({ isNotCharged: false, mayTryAgain: why === 'reversed' });
      expect(words.lead).toContain('su banco lo devuelve');
    },
  );

  it.each([...approvals, ...unsure])(
    'never says "not charged" and never offers to pay again at %o',
    (step) => {
      expect(wordsOf(step)).toMatchObject({ isNotCharged: false, mayTryAgain: false });
    },
  );

  it.each(unsure)('tells not to pay again while the money is in doubt at %o', (step) => {
    expect(wordsOf(step).kind).toBe('open');
    expect(wordsOf(step).lead).toContain('No pague de nuevo');
  });

  it('says of a queued payment that nothing is charged yet, until when it may be, and not to pay again', () => {
    const words = wordsOf({ at: 'queued', deadlineUnixMs: now + 24 * hourMs - 1 });
    expect(words).toMatchObject({ kind: 'open', isNotCharged: false, mayTryAgain: false });
    expect(words.lead).toContain('Todavía no se ha cobrado:');
    expect(words.lead).toContain('en un máximo de 24 horas');
    expect(words.lead).toContain('No pague de nuevo.');
  });

  it.each([
    [24 * hourMs, 'en un máximo de 24 horas'],
    [90 * 60_000, 'en un máximo de 2 horas'],
    [hourMs, 'en menos de 1 hora'],
    [-hourMs, 'en menos de 1 hora'],
  ])('never promises a queued payment an end before its deadline: %d ms before it, "%s"', (leftMs, words) => {
    expect(wordsOf({ at: 'queued', deadlineUnixMs: now + leftMs }).lead).toContain(words);
  });

  it('never calls the paper of a queued payment a receipt, and never speaks of approval', () => {
    const { title, lead, amount, paper } = wordsOf({ at: 'queued', deadlineUnixMs: now });
    expect([title, lead, amount].join()).not.toMatch(/aprobad|pagado/i);
    expect(Object.values(text.receipt.papers[paper]).filter((said) => said.includes('comprobante'))).toEqual([
      'Tome su papel con la referencia. No es un comprobante de pago.',
    ]);
  });

  it('tells whose payment expired that nothing was charged, and to pay only what is still due', () => {
    const words = wordsOf({ at: 'not-charged', why: 'expired' }, true);
    expect(words.lead).toContain('Si la factura sigue pendiente, puede pagarla de nuevo.');
    expect(words.isNotCharged).toBe(true);
  });

  it('of a queued payment that was declined asks nobody to type again what was typed days ago', () => {
    const leads = declines.map((step) => wordsOf(step, true).lead);
    expect(new Set(leads).size).toBe(declines.length);
    expect(leads.filter((lead) => /escríba|[Rr]evíse/.test(lead))).toEqual([]);
    expect(
      leads.filter((lead) => !lead.endsWith('Si la factura sigue pendiente, puede pagarla de nuevo.')),
    ).toEqual([]);
    const code = wordsOf({ at: 'declined', reason: 'wrong-code' }, true).lead;
    expect(code).toContain('en la cola no se guarda');
  });

  it('promises to give a silent payment back by itself only where the kiosk does: not out of the queue', () => {
    for (const at of ['charging', 'checking'] as const) {
      expect(wordsOf({ at }).lead).toContain('hasta que su pago se complete o se anule');
      expect(wordsOf({ at }, true).lead).not.toMatch(/anul/);
      expect(wordsOf({ at }, true).lead).toContain('lo revisa el personal');
    }
    expect(wordsOf({ at: 'reversing' }, true).lead).toContain('hasta que su pago se complete o se anule');
  });

  it('tells how to ask later wherever the payment goes on without its customer, and nowhere else', () => {
    const goesOn: PaymentStep[] = [...unsure.slice(0, 3), { at: 'queued', deadlineUnixMs: now }];
    const ended: PaymentStep[] = [...approvals, ...declines, ...refusals];
    expect(goesOn.filter((step) => !wordsOf(step).isOpenEnded)).toEqual([]);
    expect(ended.filter((step) => wordsOf(step).isOpenEnded)).toEqual([]);
  });

  it('says of a payment that the company must still book what happens if it cannot', () => {
    expect(wordsOf({ at: 'paid-posting-later', authorizationCode: '123456' }).lead).toContain(
      'el cobro se anula',
    );
  });

  it('waits for the bank and the company, and for nothing after them', () => {
    const waitedFor: PaymentStep[] = [...unsure.slice(0, 3), { at: 'telling-biller' }];
    expect(waitedFor.filter(isFinal)).toEqual([]);
    const ends: PaymentStep[] = [...approvals, ...declines, ...refusals, { at: 'needs-staff' }];
    ends.push({ at: 'queued', deadlineUnixMs: now });
    expect(ends.filter((step) => !isFinal(step))).toEqual([]);
  });
});
