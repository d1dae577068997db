import { describe, expect, it } from 'vitest';
import type { PaymentStep, PaymentView } from '../../../src-main/contract/kiosk-api.ts';
import { severalWords } from '../../../src-renderer/screens/several-words.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { charging, oldestInvoice } from '../fake-kiosk.ts';

const bills = ['F-1', 'F-2', 'F-3'].map((invoiceNumber) => ({ ...oldestInvoice, invoiceNumber }));
const paid: PaymentStep = { at: 'paid', authorizationCode: '1', billerReceipt: 'R' };
const steps: Record<PaymentStep['at'], PaymentStep> = {
  charging: { at: 'charging' },
  checking: { at: 'checking' },
  queued: { at: 'queued', deadlineUnixMs: 0 },
  'telling-biller': { at: 'telling-biller' },
  paid,
  'paid-posting-later': { at: 'paid-posting-later', authorizationCode: '1' },
  declined: { at: 'declined', reason: 'over-limit' },
  'not-charged': { at: 'not-charged', why: 'never-arrived' },
  reversing: { at: 'reversing' },
  'needs-staff': { at: 'needs-staff' },
};

function wordsAfter(...sent: PaymentStep[]): ReturnType<typeof severalWords> {
  const payments = sent.map((step, index): PaymentView => ({ ...charging, paymentId: String(index), step }));
  return severalWords({ bills, payments, problem: undefined }, 0);
}

describe('the end of paying several bills', () => {
  it('says that all are paid only when each is, and what the card was charged', () => {
    const all = wordsAfter(paid, paid, paid);
    expect(all.title).toBe('Sus 3 facturas quedaron pagadas');
    expect([all.paidMinor, all.isOpen]).toEqual([3 * charging.amountMinor, false]);
    expect(wordsAfter(paid, paid).title).toBe('Se pagaron 2 de 3 facturas');
  });

  it('says no more than that the bank has approved, while the company may still refuse one', () => {
    const later = steps['paid-posting-later'];
    const all = wordsAfter(paid, later, paid);
    expect([all.title, all.paidMinor, all.isOpen]).toEqual([
      'El banco aprobó sus 3 pagos',
      3 * charging.amountMinor,
      false,
    ]);
    expect(wordsAfter(paid, later).title).toBe('El banco aprobó 2 de 3 pagos');
    expect(wordsAfter(later, steps.declined).title).toBe('El banco aprobó 1 de 3 pagos');
    // Its customer did not wait for the company: the bank has charged it all the same.
    expect(wordsAfter(steps['telling-biller'])).toMatchObject({
      title: 'El banco aprobó 1 de 3 pagos',
      paidMinor: 0,
    });
  });

  it.each(Object.values(steps).filter(({ at }) => at !== 'paid' && at !== 'paid-posting-later'))(
    'never counts among the paid ones, nor calls paid: %o',
    (step) => {
      const { results, paidMinor, title } = wordsAfter(paid, step);
      expect(paidMinor).toBe(charging.amountMinor);
      expect(results.filter(({ words }) => words.startsWith('Pagada'))).toHaveLength(1);
      expect(title).not.toContain('quedaron pagadas');
      expect(results[2]).toMatchObject({ payment: undefined, words: 'No se cobró.' });
    },
  );

  it.each([steps.charging, steps.checking, steps.reversing, steps['needs-staff']])(
    'tells first of the one whose money is in doubt, not to pay it again, and its reference: %o',
    (step) => {
      const { title, lead, results, isOpen } = wordsAfter(paid, step);
      expect(isOpen).toBe(true);
      expect([text.result.unknown, text.result.needsStaff]).toContain(title);
      expect(lead).toMatch(/No pague de nuevo.*Las que no se cobraron siguen pendientes\.$/);
      expect(results[0]?.bill).toBe(bills[1]);
      expect(results[0]?.words).toContain('No la pague de nuevo');
      expect(results[0]?.words).toContain(charging.reference);
    },
  );

  it('says why the bank did not approve, and what to do', () => {
    const { title, lead } = wordsAfter(paid, steps.declined);
    expect(title).toBe('Se pagó 1 de 3 facturas');
    expect(wordsAfter(steps.declined).title).toBe('No se pagó ninguna factura');
    expect(lead).toContain(text.result.declineReasons['over-limit']);
  });

  it('offers another card for what the bank did not approve and for what was not sent, and for nothing else', () => {
    expect(wordsAfter(paid, steps.declined).again).toEqual(bills.slice(1));
    expect(wordsAfter(steps['not-charged']).again).toEqual(bills);
    for (const step of [steps.charging, steps.checking, steps.reversing, steps['needs-staff']]) {
      expect(wordsAfter(paid, step).again).toEqual([]);
    }
    expect(wordsAfter(paid, paid, paid).again).toEqual([]);
  });

  it('says why the kiosk did not send the next one', () => {
    const payments = [{ ...charging, step: paid }];
    const { lead } = severalWords({ bills, payments, problem: 'out-of-service' }, 0);
    expect(lead).toContain(text.review.problems['out-of-service']);
  });
});
