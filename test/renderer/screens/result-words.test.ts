import { describe, expect, it } from 'vitest';
import type { DeclineReason, PaymentStep } from '../../../src-main/contract/kiosk-api.ts';
import { isFinal } from '../../../src-renderer/payment-end.ts';
import { resultWords } from '../../../src-renderer/screens/result-words.ts';

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
const refusals = (['vpos-unreachable', 'never-arrived', 'cancelled'] as const).map((why): PaymentStep => ({
  at: 'not-charged',
  why,
}));
const approvals: PaymentStep[] = [
  { at: 'paid', authorizationCode: '123456', billerReceipt: 'R-1' },
  { at: 'paid-posting-later', authorizationCode: '123456' },
];
const unsure: PaymentStep[] = [
  { at: 'charging' },
  { at: 'checking' },
  { at: 'reversing' },
  { at: 'needs-staff' },
];

describe('what a customer is told of a payment', () => {
  it('says in a sentence of its own why each card was declined, and what to do', () => {
    const leads = declines.map((step) => resultWords(step).lead);
    expect(new Set(leads).size).toBe(declines.length);
    expect(leads.filter((lead) => !/^[A-ZÁÉÍÓÚ].*\.$/.test(lead))).toEqual([]);
    expect(leads.filter((lead) => !/[Uu]se|[Ll]lame|escríba/.test(lead) && !lead.includes('usar'))).toEqual(
      [],
    );
  });

  it.each([...declines, ...refusals])(
    'promises that nothing was charged, and lets try again, at %o',
    (step) => {
      expect(resultWords(step)).toMatchObject({ kind: 'bad', isNotCharged: true, mayTryAgain: true });
    },
  );

  it.each(['reversed', 'already-paid'] as const)(
    'does not say that nothing was charged when it was, and was given back: %s',
    (why) => {
      const words = resultWords({ at: 'not-charged', why });
      expect(words).toMatchObject({ isNotCharged: false, mayTryAgain: why === 'reversed' });
      expect(words.lead).toContain('su banco lo devuelve');
    },
  );

  it.each([...approvals, ...unsure])(
    'never says "not charged" and never offers to pay again at %o',
    (step) => {
      expect(resultWords(step)).toMatchObject({ isNotCharged: false, mayTryAgain: false });
    },
  );

  it.each(unsure)('tells not to pay again while the money is in doubt at %o', (step) => {
    expect(resultWords(step).kind).toBe('open');
    expect(resultWords(step).lead).toContain('No pague de nuevo');
  });

  it('waits for the bank and the company, and for nothing after them', () => {
    const waitedFor: PaymentStep[] = [...unsure.slice(0, 3), { at: 'telling-biller' }];
    expect(waitedFor.filter(isFinal)).toEqual([]);
    const ends: PaymentStep[] = [...approvals, ...declines, ...refusals, { at: 'needs-staff' }];
    expect(ends.filter((step) => !isFinal(step))).toEqual([]);
  });
});
