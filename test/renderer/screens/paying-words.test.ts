import { describe, expect, it } from 'vitest';
import { minor } from '../../../src-main/contract/money.ts';
import { payingWords, welcomeNotice } from '../../../src-renderer/screens/paying-words.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { kioskView, queueingView, queueTerms, wholeInvoice } from '../fake-kiosk.ts';

const without = { ...kioskView, channel: 'unverified', paying: 'unavailable' } as const;
const silent = { biller: 'silent' } as const;
const pay = 'Pagar $38.45';

describe('what a customer is told before paying', () => {
  it('is nothing while everything answers', () => {
    expect(payingWords(kioskView, wholeInvoice, { isTaken: false })).toEqual({ button: pay, mayPay: true });
    expect(welcomeNotice(kioskView)).toBeUndefined();
  });

  it('is that the company will be told later, when only the company is silent', () => {
    const words = payingWords({ ...kioskView, ...silent }, wholeInvoice, { isTaken: false });
    expect(words).toMatchObject({ button: pay, mayPay: true });
    expect(words.notice).toContain('Puede pagar');
    expect(words.notice).not.toContain('banco');
  });

  it('is what a queued payment is, by when and that it may come to nothing, when the bank is silent and it is permitted', () => {
    const words = payingWords(queueingView, wholeInvoice, { isTaken: false });
    expect(words).toMatchObject({ button: 'Dejar el pago en cola: $38.45', mayPay: true });
    expect(words.notice).toContain('en un máximo de 24 horas');
    expect(words.notice).toContain('si vence el plazo o el banco no lo aprueba, no se cobra');
    expect(words.notice).not.toContain('empresa');
  });

  it('is one notice of both when both are silent', () => {
    const { notice } = payingWords({ ...queueingView, ...silent }, wholeInvoice, { isTaken: false });
    expect(notice).toContain('No responden la empresa ni el banco.');
    expect(notice).not.toContain('no hay conexión');
  });

  it('takes a payment of just the limit into the queue, and one of a cent more not', () => {
    const just = { ...wholeInvoice, amountMinor: minor(queueTerms.paymentMaxMinor) };
    expect(payingWords(queueingView, just, { isTaken: false }).mayPay).toBe(true);
    const more = { ...wholeInvoice, amountMinor: minor(queueTerms.paymentMaxMinor + 1) };
    const words = payingWords(queueingView, more, { isTaken: false });
    expect(words).toMatchObject({ button: 'Pagar $150.01', mayPay: false });
    expect(words.notice).toContain('$150.00');
  });

  it.each([
    ['not permitted', without],
    ['full', { ...without, queue: queueTerms }],
    ['not permitted, the company silent too', { ...without, ...silent }],
    ['full, the company silent too', { ...without, ...silent, queue: queueTerms }],
  ] as const)('says what to do instead where paying is not possible: %s', (_name, kiosk) => {
    const { mayPay, notice } = payingWords(kiosk, wholeInvoice, { isTaken: false });
    expect(mayPay).toBe(false);
    expect(notice).toMatch(/caja.*otro kiosco.*espere/);
    expect(notice?.includes('empresa')).toBe(kiosk.biller === 'silent');
    expect(notice?.includes('llena')).toBe(kiosk.queue !== null);
  });

  it('is not to pay again what is being paid, whatever answers', () => {
    for (const kiosk of [kioskView, queueingView, without]) {
      expect(payingWords(kiosk, wholeInvoice, { isTaken: true })).toMatchObject({
        mayPay: false,
        notice: expect.stringContaining('No la pague de nuevo') as string,
      });
    }
  });

  it('is that a kiosk out of service takes no payment', () => {
    const closed = { ...kioskView, service: { is: 'out-of-service', code: 'E-DISK' } } as const;
    expect(payingWords(closed, wholeInvoice, { isTaken: false }).mayPay).toBe(false);
  });
});

describe('a bill whose payment was refused', () => {
  it.each([
    'signed-out',
    'not-found',
    'already-paid',
    'in-progress-elsewhere',
    'over-queue-limit',
    'queue-full',
    'out-of-service',
  ] as const)('is not offered to be paid again at once, and says what to do (%s)', (refused) => {
    const words = payingWords(kioskView, wholeInvoice, { isTaken: false, refused });
    expect(words).toMatchObject({ mayPay: false, notice: text.invoice.problems[refused] });
  });

  it.each(['biller-offline', 'vpos-offline', 'wrong-amount'] as const)(
    'may be tried again where that can help, and only while it is nobody else’s (%s)',
    (refused) => {
      const words = payingWords(kioskView, wholeInvoice, { isTaken: false, refused });
      expect(words).toMatchObject({ mayPay: true, notice: text.invoice.problems[refused] });
      expect(payingWords(kioskView, wholeInvoice, { isTaken: true, refused }).mayPay).toBe(false);
    },
  );
});

describe('what whoever comes to the kiosk is told', () => {
  it('is one notice, another for each way in which it cannot do everything', () => {
    const ways = [
      { ...kioskView, ...silent },
      queueingView,
      without,
      { ...queueingView, ...silent },
      { ...without, ...silent },
    ];
    const said = ways.map(welcomeNotice);
    expect(said.every((notice) => notice !== undefined && !notice.includes('undefined'))).toBe(true);
    expect(new Set(said).size).toBe(4);
  });

  it('offers another place to pay wherever nothing can be paid here now', () => {
    expect(welcomeNotice(without)).toMatch(/caja u otro kiosco/);
    for (const kiosk of [
      { ...kioskView, ...silent },
      { ...queueingView, ...silent },
    ]) {
      expect(welcomeNotice(kiosk)).toContain('caja');
    }
  });

  it('is not another kiosk where it is the company that is silent: that one cannot ask it either', () => {
    for (const kiosk of [
      { ...kioskView, ...silent },
      { ...queueingView, ...silent },
    ]) {
      expect(welcomeNotice(kiosk)).not.toContain('kiosco');
    }
  });

  it('never says without a condition that what waits will be charged', () => {
    expect(welcomeNotice(queueingView)).toMatch(/si vence el plazo o el banco no lo aprueba, no se cobra/);
  });
});
