import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isWeakPassword } from '../../simulators/biller/weak-password.ts';
import { demoCustomers } from '../../simulators/demo-data.ts';
import { startMailSimulator } from '../../simulators/mail/mail-simulator.ts';
import { askAs, askBiller, signIn, startBiller, unpaidOf } from './biller-client.ts';
import {
  bearer,
  confirm,
  forget,
  marias,
  minuteMs,
  otherThan,
  proof,
  register,
  registration,
} from './biller-doors.ts';
import { scratchDirectory } from './scratch.ts';

describe('a lock', () => {
  it('keeps a user out at one kiosk, for longer each time, and nowhere else', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    const { user, password } = demoCustomers.withSeveral;
    const seconds: unknown[] = [];
    for (let lock = 0; lock < 6; lock += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await signIn(biller, user, 'no');
      const { body } = await signIn(biller, user, 'no');
      seconds.push(body['retryAfterSeconds']);
      expect((await signIn(biller, user, password)).status).toBe(423);
      const elsewhere = await askAs(biller, 'POST /v1/sessions', { user, password, kioskId: 'K015' });
      expect(elsewhere.status).toBe(201);
      now += Number(body['retryAfterSeconds']) * 1_000;
    }
    expect(seconds).toEqual([60, 120, 240, 480, 900, 900]);
    expect((await signIn(biller, user, password)).status).toBe(201);
    for (let wrong = 0; wrong < 4; wrong += 1) await signIn(biller, user, 'no');
    expect((await signIn(biller, user, 'no')).body['retryAfterSeconds']).toBe(60);
  });

  it('comes of wrong tries at that kiosk alone', async () => {
    const biller = await startBiller();
    const { user } = demoCustomers.withSeveral;
    for (let wrong = 0; wrong < 4; wrong += 1) await signIn(biller, user, 'no');
    const elsewhere = { user, password: 'no', kioskId: 'K015' };
    expect((await askAs(biller, 'POST /v1/sessions', elsewhere)).status).toBe(401);
    expect((await signIn(biller, user, 'no')).status).toBe(423);
  });

  it('does not keep out its owner, who sets a new password by e-mail', async () => {
    const biller = await startBiller();
    const { user } = demoCustomers.withSeveral;
    for (let wrong = 0; wrong < 5; wrong += 1) await signIn(biller, user, 'no');
    const sent = await forget(biller, user);
    const code = biller.lastCode(user) ?? '';
    expect((await confirm(biller, sent, { code, password: 'tres gatos azules' })).status).toBe(201);
    expect((await signIn(biller, user, 'tres gatos azules')).status).toBe(201);
  });
});

describe('registering', () => {
  it('opens an account for whoever holds a bill, by the code that the address gets', async () => {
    const directory = scratchDirectory();
    const mail = await startMailSimulator({ directory });
    onTestFinished(() => mail.stop());
    const biller = await startBiller({ mailPort: () => mail.port });
    const sent = await register(biller);
    expect(sent).toMatchObject({
      status: 202,
      body: { shortenedEmail: 'd***@c***.example', validMinutes: 10 },
    });
    const code = biller.lastCode(registration.email) ?? '';
    const [letter] = await vi.waitUntil(() => mail.mailbox(registration.email).length > 0 && mail.arrived());
    expect(letter?.text).toContain(`Su código es ${code}`);
    expect(letter?.text).toContain(`Your code is ${code}`);
    expect(letter?.subject).not.toContain(code);
    const answer = await confirm(biller, sent, { code });
    const { withoutAccount } = demoCustomers;
    expect(answer).toMatchObject({
      status: 201,
      body: { customer: { customerId: withoutAccount.customerNumber, name: withoutAccount.name } },
    });
    expect((await unpaidOf(biller, bearer(answer))).total).toBe(2);
    expect((await signIn(biller, registration.email, registration.password)).status).toBe(201);
    expect((await confirm(biller, sent, { code })).body).toEqual({ problem: 'expired-code' });
    expect((await register(biller)).body).toEqual({ problem: 'already-registered' });
  });

  it('tells nobody whose address it is: the owner hears of it, and the code never comes', async () => {
    const mail = await startMailSimulator({ directory: scratchDirectory() });
    onTestFinished(() => mail.stop());
    const biller = await startBiller({ mailPort: () => mail.port });
    const { user } = demoCustomers.withSeveral;
    const sent = await register(biller, { email: user });
    expect(sent).toMatchObject({ status: 202, body: { shortenedEmail: 'm***@c***.example' } });
    const [letter] = await vi.waitUntil(() => mail.mailbox(user).length > 0 && mail.arrived());
    expect(letter?.text).toContain('Usted ya tiene una');
    expect(letter?.text).not.toMatch(/\d{6}/);
    expect(biller.lastCode(user)).toBeUndefined();
    expect((await confirm(biller, sent, { code: '000000' })).body).toEqual({ problem: 'wrong-code' });
  });

  it('needs a bill of that customer, before it says anything of an account', async () => {
    const biller = await startBiller();
    const refusal = { status: 404, body: { problem: 'no-match' } };
    expect(await register(biller, { customerNumber: '100241', invoiceCode: 'E000000-0' })).toEqual(refusal);
    expect(await register(biller, { customerNumber: '999999' })).toEqual(refusal);
    const owner = { customerNumber: '100241', invoiceCode: marias.invoiceCode };
    expect((await register(biller, owner)).body).toEqual({ problem: 'already-registered' });
  });

  it('is refused with a weak password, and nothing is sent', async () => {
    const biller = await startBiller();
    for (const password of ['corta', 'Contraseña123', '101018-101018']) {
      expect((await register(biller, { password })).body).toEqual({ problem: 'weak-password' });
    }
    expect(biller.lastCode(registration.email)).toBeUndefined();
  });

  it('is over after ten minutes, after five wrong codes, and at another kiosk', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    const guessed = await register(biller);
    const code = biller.lastCode(registration.email) ?? '';
    for (let wrong = 0; wrong < 4; wrong += 1) {
      const answer = await confirm(biller, guessed, { code: otherThan(code) });
      expect(answer).toEqual({ status: 422, body: { problem: 'wrong-code' } });
    }
    const fifth = await confirm(biller, guessed, { code: otherThan(code) });
    expect(fifth).toEqual({ status: 429, body: { problem: 'too-many-tries' } });
    expect((await confirm(biller, guessed, { code })).status).toBe(429);
    const late = await register(biller);
    const lateCode = biller.lastCode(registration.email) ?? '';
    const expired = { status: 410, body: { problem: 'expired-code' } };
    expect(await confirm(biller, late, { code: lateCode, kioskId: 'K015' })).toEqual(expired);
    now += 10 * minuteMs;
    expect(await confirm(biller, late, { code: lateCode })).toEqual(expired);
    const again = await register(biller);
    expect((await confirm(biller, again, { code: biller.lastCode(registration.email) ?? '' })).status).toBe(
      201,
    );
  });
});

describe('a forgotten password', () => {
  it('is asked for alike by a user who exists, one who does not, and one without an account', async () => {
    const biller = await startBiller();
    const users = [demoCustomers.withSeveral.user, 'nobody@correo.example', proof.customerNumber];
    for (const user of users) {
      const { status, body } = await forget(biller, user);
      expect([status, Object.keys(body).toSorted()]).toEqual([
        202,
        ['pendingId', 'shortenedEmail', 'validMinutes'],
      ]);
      expect(body).toMatchObject({ shortenedEmail: null, validMinutes: 10 });
      const typed = { code: '000000', password: 'tres gatos azules' };
      expect((await confirm(biller, { status, body }, typed)).body).toEqual({ problem: 'wrong-code' });
    }
    expect(users.map((user) => biller.lastCode(user) === undefined)).toEqual([false, true, true]);
  });

  it('is set anew by its code, and every other session and code ends', async () => {
    const biller = await startBiller();
    const { user, password } = demoCustomers.withSeveral;
    const elsewhere = bearer(await signIn(biller, user, password));
    const older = await forget(biller, user);
    const olderCode = biller.lastCode(user) ?? '';
    const sent = await forget(biller, user);
    const code = biller.lastCode(user) ?? '';
    // A weak one costs neither the code nor a try.
    for (const weak of ['12345678', '100241-100241', 'maria.nunez']) {
      const answer = await confirm(biller, sent, { code, password: weak });
      expect(answer).toEqual({ status: 422, body: { problem: 'weak-password' } });
    }
    const answer = await confirm(biller, sent, { code, password: 'tres gatos azules' });
    expect(answer).toMatchObject({ status: 201, body: { customer: { email: user } } });
    const customer = { operation: 'GET /v1/customer' };
    expect((await askBiller(biller.url, { ...customer, authorization: elsewhere })).status).toBe(401);
    expect((await askBiller(biller.url, { ...customer, authorization: bearer(answer) })).status).toBe(200);
    expect((await signIn(biller, user, password)).status).toBe(401);
    const late = await confirm(biller, older, { code: olderCode, password: 'cuatro gatos azules' });
    expect(late.body).toEqual({ problem: 'expired-code' });
  });

  it('is mailed about five times an hour at most, and answered alike after that', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const sent: string[] = [];
    const biller = await startBiller({ now: () => now, onCode: (email) => sent.push(email) });
    for (let times = 0; times < 7; times += 1) {
      expect((await forget(biller, demoCustomers.withSeveral.user)).status).toBe(202);
    }
    expect(sent).toHaveLength(5);
    now += 60 * minuteMs;
    await forget(biller, '100241');
    expect(sent).toHaveLength(6);
  });
});

describe('the accounts of a customer', () => {
  it('are told at the beginning, each with what is unpaid, and can be listed one by one', async () => {
    const biller = await startBiller();
    const { user, password } = demoCustomers.withAccounts;
    const answer = await signIn(biller, user, password);
    const { accounts } = answer.body['customer'] as { accounts: Record<string, unknown>[] };
    expect(accounts.map((account) => [account['accountNumber'], account['unpaidCount']])).toEqual([
      ['100981-001', 2],
      ['100981-002', 1],
      ['100981-003', 1],
    ]);
    expect((await unpaidOf(biller, bearer(answer))).total).toBe(4);
    const second = await unpaidOf(biller, bearer(answer), { account: '100981-002' });
    expect(second.invoices).toMatchObject([{ accountNumber: '100981-002' }]);
    expect((await unpaidOf(biller, bearer(answer), { account: '100241-001' })).total).toBe(0);
  });

  it('are one list for whoever has a hundred', async () => {
    const biller = await startBiller();
    const { user, password } = demoCustomers.withThousands;
    expect((await signIn(biller, user, password)).body).toMatchObject({ customer: { accounts: [] } });
  });
});

describe('the rule for passwords', () => {
  const known = ['101018', 'demetrio.anez@correo.example', 'Luz del Istmo, S.A.'];

  it.each([
    ...['corta12', '12345678', 'aaaaaaaa', 'abababab', 'Contraseña123', 'QWERTYUI', '1q2w3e4r'],
    ...['101018-101018', 'x101018!x', 'luzdelistmo', 'Luz del Istmo 26', 'demetrio.anez', 'Demetrio1'],
  ])('finds %s weak', (password) => {
    expect(isWeakPassword(password, known)).toBe(true);
  });

  it.each([
    ...['tres gatos azules', 'ñandú ágil 7', '🐈🐕🐎🐄🐖🐏🐑🐐 gato', `${'x'.repeat(60)}yzw`],
    ...['Demetrio come 7 mangos', 'kxqvjwpz'],
  ])('takes %s, whatever its signs', (password) => {
    expect(isWeakPassword(password, known)).toBe(false);
  });
});
