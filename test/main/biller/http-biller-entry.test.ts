import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createHttpBiller } from '../../../src-main/biller/http/adapter.ts';
import type { CustomerBiller } from '../../../src-main/biller/port.ts';
import { companyOf, demoBillsOf, demoCustomers } from '../../simulators/demo-data.ts';
import { answering, closedPort, readBody, startServer } from '../scripted-server.ts';
import { paymentOf, post, startBiller } from '../simulators/biller-client.ts';

function connectTo(
  url: string,
  options: { readonly kioskKey?: string; readonly answerTimeoutMs?: number } = {},
): { biller: CustomerBiller; fields: string[] } {
  const fields: string[] = [];
  const biller = createHttpBiller({
    url,
    kioskKey: 'key',
    kioskId: 'K014',
    answerTimeoutMs: 20_000,
    currency: 'USD',
    today: () => '2026-11-22',
    log: ({ path, field }) => fields.push(`${path} ${field}`),
    ...options,
  });
  return { biller, fields };
}

const reading = { payee: '7701234567897', reference: '4706476691267360' };
const proof = { customerNumber: '100241', invoiceCode: 'E1' };
const registration = { ...proof, email: 'maria@correo.example', password: 'tres gatos azules' };

/** Every question at a door: what is sent, and what else may be answered than yes. */
const doors: readonly {
  readonly name: string;
  readonly ask: (biller: CustomerBiller) => Promise<unknown>;
  readonly sent: readonly [path: string, body: object];
  readonly refusals: readonly (readonly [number, string])[];
}[] = [
  {
    name: 'signing in',
    ask: (biller) => biller.signIn('maria', 'secreta'),
    sent: ['/v1/sessions', { user: 'maria', password: 'secreta' }],
    refusals: [
      [401, 'wrong-credentials'],
      [423, 'locked'],
    ],
  },
  {
    name: 'a scanned bill',
    ask: (biller) => biller.openScanned([reading]),
    sent: ['/v1/guest-sessions/scanned', { readings: [reading] }],
    refusals: [
      [404, 'not-found'],
      [409, 'already-paid'],
      [429, 'too-many-tries'],
    ],
  },
  {
    name: 'a bill in the hand',
    ask: (biller) => biller.openFound(proof),
    sent: ['/v1/guest-sessions/found', proof],
    refusals: [
      [404, 'no-match'],
      [429, 'too-many-tries'],
    ],
  },
  {
    name: 'registering',
    ask: (biller) => biller.register(registration),
    sent: ['/v1/registrations', registration],
    refusals: [
      [404, 'no-match'],
      [409, 'already-registered'],
      [422, 'weak-password'],
      [429, 'too-many-tries'],
    ],
  },
  {
    name: 'the code of a registration',
    ask: (biller) => biller.confirmRegistration('a/b', '123456'),
    sent: ['/v1/registrations/a%2Fb/confirmation', { code: '123456' }],
    refusals: [
      [410, 'expired-code'],
      [422, 'wrong-code'],
      [429, 'too-many-tries'],
    ],
  },
  {
    name: 'a forgotten password',
    ask: (biller) => biller.askNewPassword('maria'),
    sent: ['/v1/password-changes', { user: 'maria' }],
    refusals: [[429, 'too-many-tries']],
  },
  {
    name: 'a new password',
    ask: (biller) => biller.setNewPassword('p-1', '123456', 'tres gatos azules'),
    sent: ['/v1/password-changes/p-1/confirmation', { code: '123456', password: 'tres gatos azules' }],
    refusals: [
      [410, 'expired-code'],
      [422, 'wrong-code'],
      [422, 'weak-password'],
      [429, 'too-many-tries'],
    ],
  },
];

describe.each(doors)('$name', ({ ask, sent, refusals }) => {
  it('is asked with the kiosk’s key and in its name', async () => {
    const asked: unknown[] = [];
    const witness: RequestListener = (incoming, response) => {
      void readBody(incoming).then((body) => {
        asked.push([incoming.method, incoming.url, incoming.headers.authorization, JSON.parse(body)]);
        answering(500, {})(incoming, response);
      });
    };
    await ask(connectTo(await startServer(witness)).biller);
    expect(asked).toEqual([['POST', sent[0], 'Kiosk key', { kioskId: 'K014', ...sent[1] }]]);
  });

  it.each(refusals)('is refused by an answer of %i %s', async (status, problem) => {
    const { biller } = connectTo(await startServer(answering(status, { problem })));
    expect(await ask(biller)).toEqual({ is: problem });
  });

  it.each([
    ['a refusal in a page of some proxy', refusals[0]?.[0] ?? 404, '<html>not found</html>'],
    ['a refusal without a word', refusals[0]?.[0] ?? 404, {}],
    ['a word that it does not know', refusals[0]?.[0] ?? 404, { problem: 'out-to-lunch' }],
    ['a word under another number', 403, { problem: refusals[0]?.[1] }],
    ['a key that it does not know', 401, { problem: 'wrong-key' }],
    ['a fault of its own', 500, { problem: 'internal' }],
    ['nothing', 204, ''],
    ['nothing in particular', 200, {}],
    ['a list', 201, []],
    ['what is no JSON', 201, '{"token": "abc'],
  ])('is silence after an answer with %s', async (_what, status, body) => {
    const { biller } = connectTo(await startServer(answering(status, body)));
    expect(await ask(biller)).toMatchObject({ is: 'silent' });
  });

  it('is silence when nobody answers', async () => {
    expect(await ask(connectTo(await closedPort()).biller)).toMatchObject({ is: 'silent' });
    const mute = connectTo(await startServer(() => undefined), { answerTimeoutMs: 400 });
    expect(await ask(mute.biller)).toMatchObject({ is: 'silent' });
  });
});

describe('an answer that cannot be right', () => {
  const customer = { customerId: '1', name: 'María', email: 'maria@correo.example', accounts: [] };
  const account = { accountNumber: '1', serviceAddress: 'Calle 1', unpaidCount: 1 };

  it.each([
    [{ token: '', customer }, 'token'],
    [{ token: 't', customer: { ...customer, email: 'nobody' } }, 'customer.email'],
    [{ token: 't', customer: { ...customer, accounts: [{ ...account, unpaidCount: -1 }] } }, 'unpaidCount'],
    [{ token: 't', customer: { ...customer, accounts: Array(13).fill(account) } }, 'customer.accounts'],
  ])('to a sign-in is refused by the name of its field', async (body, field) => {
    const { biller, fields } = connectTo(await startServer(answering(201, body)));
    expect(await biller.signIn('maria', 'secreta')).toMatchObject({ is: 'silent' });
    expect(fields).toHaveLength(1);
    expect(fields[0]).toContain(field);
  });

  it.each(["maria.o'neill@correo.example", 'josé@correo.example', 'maria.@correo.example'])(
    'is not one with an address that is rare but somebody’s: %s',
    async (email) => {
      const body = { token: 't', customer: { ...customer, email } };
      const { biller } = connectTo(await startServer(answering(201, body)));
      expect(await biller.signIn('maria', 'secreta')).toMatchObject({ session: { email } });
    },
  );

  it('to a forgotten password never tells an address', async () => {
    const body = { pendingId: 'p-1', shortenedEmail: 'm***@c***.example', validMinutes: 10 };
    const { biller } = connectTo(await startServer(answering(202, body)));
    expect(await biller.askNewPassword('maria')).toEqual({
      is: 'code-sent',
      pendingId: 'p-1',
      sent: { shortenedEmail: null, validMinutes: 10 },
    });
  });

  it.each([
    [{ status: 'unpaid' }, 'invoices.status'],
    [{ status: 'paid' }, 'invoices.paid'],
    [{ status: 'paid', paid: { paidOn: 'ayer', billerReceipt: 'R-1' } }, 'invoices.0.paid.paidOn'],
    [
      { status: 'paid', paid: { paidOn: '2026-11-22', billerReceipt: 'R-1' }, accountNumber: '2' },
      'invoices.accountNumber',
    ],
  ])('to a list of what an account has paid is refused by its field: %j', async (differences, field) => {
    const row = {
      invoiceNumber: 'FE-1',
      invoiceCode: 'E1',
      accountNumber: '1',
      issuedOn: '2026-10-03',
      dueOn: '2026-10-18',
      customerName: 'María',
      detail: 'Energía',
      amountMinor: 3845,
      currency: 'USD',
      ...differences,
    };
    const { biller, fields } = connectTo(await startServer(answering(200, { total: 1, invoices: [row] })));
    const session = { token: 't', name: 'María', email: null, isGuest: false, accounts: [] };
    const answer = await biller.listPaid(session, { offset: 0, limit: 8, account: '1' });
    expect(answer).toMatchObject({ is: 'silent' });
    expect(fields).toEqual([`/v1/invoices ${field}`]);
  });
});

describe('the adapter and the company’s own simulator agree', () => {
  it('about guests, what they see, and what they paid', async () => {
    const simulator = await startBiller();
    const { biller } = connectTo(simulator.url, { kioskKey: simulator.kioskKey });
    const [bill] = demoBillsOf('pa', demoCustomers.withSeveral);
    if (!bill) throw new Error('the demo has no such bill');
    const { payee } = companyOf('pa');
    const readings = [{ payee, reference: bill.paymentReference }];
    const answer = await biller.openScanned(readings);
    expect(answer).toMatchObject({
      is: 'signed-in',
      session: { name: 'M*** F*** N*** P***', email: null, isGuest: true, accounts: [] },
    });
    if (answer.is !== 'signed-in') throw new Error('not let in');
    const range = { offset: 0, limit: 8 };
    expect(await biller.listUnpaid(answer.session, range)).toMatchObject({
      page: { total: 1, invoices: [{ invoiceNumber: bill.invoiceNumber, cutOffOn: '2026-12-01' }] },
    });
    const read = await biller.readInvoice(answer.session, bill.invoiceNumber);
    expect(read).toMatchObject({ is: 'found', isPaid: false, invoice: { lines: bill.lines } });
    await post(simulator, paymentOf(bill));
    expect(await biller.openScanned(readings)).toEqual({ is: 'already-paid' });
    await biller.signOut(answer.session);
    expect(await biller.listUnpaid(answer.session, range)).toEqual({ is: 'signed-out' });
    const proven = await biller.openFound({ customerNumber: '100241', invoiceCode: bill.invoiceCode });
    expect(proven).toEqual({ is: 'no-match' });
  });

  it('about accounts, parts, and what was paid', async () => {
    const simulator = await startBiller();
    const { biller } = connectTo(simulator.url, { kioskKey: simulator.kioskKey });
    const { user, password } = demoCustomers.withAccounts;
    const answer = await biller.signIn(user, password);
    if (answer.is !== 'signed-in') throw new Error('not let in');
    const { session } = answer;
    expect(session.accounts.map(({ unpaidCount }) => unpaidCount)).toEqual([2, 1, 1]);
    const [bill] = demoBillsOf('pa', demoCustomers.withAccounts);
    if (!bill) throw new Error('the demo has no such bill');
    const { accountNumber, invoiceNumber } = bill;
    expect(await biller.readInvoice(session, invoiceNumber)).toMatchObject({
      invoice: { partial: { leastMinor: 500 } },
    });
    await post(simulator, { ...paymentOf({ ...bill, amountMinor: 1_000 }), isPart: true });
    expect(await biller.readInvoice(session, invoiceNumber)).toMatchObject({
      isPaid: false,
      invoice: { amountMinor: bill.amountMinor - 1_000 },
    });
    await post(simulator, paymentOf({ ...bill, amountMinor: bill.amountMinor - 1_000 }));
    const range = { offset: 0, limit: 8, account: accountNumber };
    expect(await biller.listPaid(session, range)).toMatchObject({
      page: { total: 1, invoices: [{ invoiceNumber, paid: { billerReceipt: 'RC-00000002' } }] },
    });
    expect(await biller.listPaid(session, { ...range, account: '100981-003' })).toMatchObject({
      page: { total: 0 },
    });
  });

  it('about registering and a new password', async () => {
    const simulator = await startBiller();
    const { biller } = connectTo(simulator.url, { kioskKey: simulator.kioskKey });
    const { withoutAccount } = demoCustomers;
    const [bill] = demoBillsOf('pa', withoutAccount);
    const email = 'demetrio@correo.example';
    const { customerNumber } = withoutAccount;
    const asked = { customerNumber, invoiceCode: bill?.invoiceCode ?? '', email };
    expect(await biller.register({ ...asked, password: 'corta' })).toEqual({ is: 'weak-password' });
    const begun = await biller.register({ ...asked, password: 'tres gatos azules' });
    if (begun.is !== 'code-sent') throw new Error('not registered');
    expect(begun.sent).toEqual({ shortenedEmail: 'd***@c***.example', validMinutes: 10 });
    const code = simulator.lastCode(email) ?? '';
    expect(await biller.confirmRegistration(begun.pendingId, code)).toMatchObject({
      is: 'signed-in',
      session: { name: withoutAccount.name, email, isGuest: false },
    });
    const forgotten = await biller.askNewPassword(customerNumber);
    if (forgotten.is !== 'code-sent') throw new Error('not asked');
    const next = simulator.lastCode(email) ?? '';
    expect(await biller.setNewPassword(forgotten.pendingId, next, 'corta')).toEqual({ is: 'weak-password' });
    expect(await biller.setNewPassword(forgotten.pendingId, next, 'cuatro gatos')).toMatchObject({
      is: 'signed-in',
    });
    expect(await biller.signIn(email, 'tres gatos azules')).toEqual({ is: 'wrong-credentials' });
  });
});
