import { describe, expect, it } from 'vitest';
import { minor } from '#contract/money.ts';
import { createHttpBiller } from '../../../src-main/biller/http/adapter.ts';
import type { Biller, BillerPosting } from '../../../src-main/biller/port.ts';
import { answering, closedPort, startServer } from '../scripted-server.ts';

const bill = {
  invoiceNumber: 'FE-1',
  invoiceCode: '7700000000',
  issuedOn: '2026-10-03',
  dueOn: '2026-10-18',
  customerName: 'María Núñez',
  accountNumber: '12',
  serviceAddress: 'Calle 1',
  period: 'octubre 2026',
  detail: 'Energía',
  currency: 'USD',
  lines: [
    { description: 'Energía', amountMinor: 4000 },
    { description: 'Subsidio', amountMinor: -300 },
  ],
  subtotalMinor: 3700,
  taxName: 'ITBMS 7 %',
  taxMinor: 145,
  amountMinor: 3845,
  status: 'unpaid',
};
const session = {
  token: 'token',
  name: 'María',
  email: 'maria@correo.example',
  isGuest: false,
  accounts: [],
};
const posting: BillerPosting = {
  paymentId: '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f',
  reference: 'K014-000001',
  kioskId: 'K014',
  invoiceNumber: 'FE-1',
  amountMinor: minor(3845),
  currency: 'USD',
  authorizationCode: '123456',
  retrievalReference: '632619004218',
  cardBrand: 'visa',
  cardLastFour: '1111',
  paidAtUnixMs: 0,
};
const postedBody = { ...posting, status: 'posted', billerReceipt: 'R-1' };

function connectTo(url: string, answerTimeoutMs = 20_000): { biller: Biller; fields: string[] } {
  const fields: string[] = [];
  const biller = createHttpBiller({
    url,
    kioskKey: 'key',
    kioskId: 'K014',
    answerTimeoutMs,
    currency: 'USD',
    today: () => '2026-11-22',
    log: ({ field }) => fields.push(field),
  });
  return { biller, fields };
}

describe('an invoice', () => {
  it('is shown with every part of it, and whether it is overdue', async () => {
    const { biller } = connectTo(await startServer(answering(200, bill)));
    const answer = await biller.readInvoice(session, 'FE-1');
    expect(answer).toMatchObject({
      is: 'found',
      isPaid: false,
      invoice: { amountMinor: 3845, isOverdue: true },
    });
  });

  it.each([
    [{ ...bill, amountMinor: 38.45 }, 'amountMinor'],
    [{ ...bill, amountMinor: -3845 }, 'amountMinor'],
    [{ ...bill, amountMinor: 0 }, 'amountMinor'],
    [{ ...bill, amountMinor: 9_999_999_999_999 }, 'amountMinor'],
    [{ ...bill, amountMinor: 3846 }, 'amountMinor'],
    [{ ...bill, subtotalMinor: 3701 }, 'subtotalMinor'],
    [{ ...bill, currency: 'EUR' }, 'currency'],
    [{ ...bill, currency: 'COP' }, 'currency or invoiceNumber'],
    [{ ...bill, invoiceNumber: 'FE-2' }, 'currency or invoiceNumber'],
    [{ ...bill, dueOn: '18/10/2026' }, 'dueOn'],
    [{ ...bill, lines: [{ description: 'Energía' }] }, 'lines.0.amountMinor'],
    [null, '(whole answer)'],
  ])('that cannot be right is refused by the name of its field', async (body, field) => {
    const { biller, fields } = connectTo(await startServer(answering(200, body)));
    expect(await biller.readInvoice(session, 'FE-1')).toMatchObject({ is: 'silent' });
    expect(fields).toEqual([field]);
  });
});

describe('telling the biller of a payment', () => {
  it('is done when the biller names this payment, invoice and amount', async () => {
    const { biller } = connectTo(await startServer(answering(201, postedBody)));
    expect(await biller.post(posting)).toEqual({ is: 'posted', billerReceipt: 'R-1' });
  });

  it.each([
    ['another amount', 200, { ...postedBody, amountMinor: 1 }],
    ['another payment', 200, { ...postedBody, paymentId: 'other' }],
    ['no receipt', 200, { ...postedBody, billerReceipt: '' }],
    ['an error of its own', 500, { problem: 'internal' }],
    ['a page of some proxy', 404, '<html>'],
    ['a refusal without a word', 409, {}],
    ['a problem that is not final', 409, { problem: 'in-progress' }],
    ['too much to do', 422, { problem: 'rate-limited' }],
  ])('is tried again after an answer with %s', async (_what, status, body) => {
    const { biller } = connectTo(await startServer(answering(status, body)));
    expect(await biller.post(posting)).toMatchObject({ is: 'silent' });
  });

  it('ends in a refusal only by the biller’s own word', async () => {
    const { biller } = connectTo(await startServer(answering(409, { problem: 'already-paid' })));
    expect(await biller.post(posting)).toEqual({ is: 'refused', reason: 'already-paid' });
  });

  it('goes to staff, and is not reversed, when the biller has booked this payment with other content', async () => {
    const { biller } = connectTo(await startServer(answering(409, { problem: 'different-payment' })));
    expect(await biller.post(posting)).toEqual({ is: 'conflict', reason: 'different-payment' });
  });

  it('is tried again when nobody answers', async () => {
    expect(await connectTo(await closedPort()).biller.post(posting)).toMatchObject({ is: 'silent' });
    expect(await connectTo(await startServer(() => undefined), 400).biller.post(posting)).toMatchObject({
      is: 'silent',
    });
  });
});

describe('signing in', () => {
  it.each([
    [401, { problem: 'wrong-credentials' }, { is: 'wrong-credentials' }],
    [423, { problem: 'locked' }, { is: 'locked' }],
    [500, {}, { is: 'silent', cause: 'status-500' }],
    [201, { token: '', customer: {} }, { is: 'silent', cause: 'malformed: token' }],
  ])('is refused by an answer of %i', async (status, body, answer) => {
    const { biller } = connectTo(await startServer(answering(status, body)));
    expect(await biller.signIn('maria', 'password')).toEqual(answer);
  });
});
