import { describe, expect, it } from 'vitest';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import {
  customerNumberProblem,
  joined,
  userProblem,
  type JoiningProblem,
} from '../../src-renderer/joining.svelte.ts';
import { en } from '../../src-renderer/text/en.ts';
import { es } from '../../src-renderer/text/es.ts';
import { maria } from './fake-kiosk.ts';
import { atNewAccountsCode, atNewAccountsPassword, atNewPassword, scene } from './joining-scene.ts';

describe('a new account', () => {
  it('asks one question after another, and opens the list when the code is right', async () => {
    const { kiosk, session, joining, press } = await scene('register');
    const seen = [joining.step];
    Object.assign(joining, { customerNumber: ' 100 241', invoiceCode: 'S100241-9' });
    await press();
    seen.push(joining.step);
    joining.email = 'maria.nunez@correo.example';
    await press();
    seen.push(joining.step);
    joining.password = 'perro verde 7';
    await press();
    seen.push(joining.step);
    joining.code = '123456';
    await press();
    expect(seen).toEqual(['bill', 'email', 'password', 'code']);
    expect(joining.steps).toEqual(seen);
    expect([session.screen, session.customer]).toEqual(['invoices', maria]);
    expect(kiosk.asked.find(({ name }) => name === 'register')?.request).toEqual({
      customerNumber: '100241',
      invoiceCode: 'S100241-9',
      email: 'maria.nunez@correo.example',
      password: 'perro verde 7',
    });
    expect(kiosk.asked.find(({ name }) => name === 'confirmRegistration')?.request).toEqual({
      code: '123456',
    });
  });

  it.each([
    ['no customer number', { customerNumber: ' ' }, 'no-customer-number'],
    ['a customer number with letters', { customerNumber: '10O241' }, 'customer-number-letters'],
    ['no code of a bill', { customerNumber: '100241', invoiceCode: '' }, 'no-invoice-code'],
  ] as const)('is told of %s before the company is asked', async (_what, typed, problem) => {
    const { kiosk, joining, press } = await scene('register');
    Object.assign(joining, typed);
    await press();
    expect([joining.step, joining.problem, kiosk.timesAsked('register')]).toEqual(['bill', problem, 0]);
    expect(joining.customerNumber).toBe(typed.customerNumber);
  });

  it.each([
    ...['maria', 'maria@', '@correo.example', 'maria@correo', 'maria nunez@correo.example', ''],
    // Slips of a hand that writes Spanish: no mail would arrive there.
    ...['maría@correo.example', 'maria@compañía.example', 'maria@correo.example.', 'maria@correo..example'],
  ])('does not go on with "%s" as an e-mail address, and keeps it', async (email) => {
    const { joining, press } = await scene('register');
    joining.step = 'email';
    joining.email = email;
    await press();
    expect([joining.step, joining.problem, joining.email]).toEqual(['email', 'no-email', email]);
  });

  it('does not go on with a password of seven characters, and never blocks one of eight', async () => {
    const { kiosk, joining, press } = await atNewAccountsPassword();
    joining.password = 'aaaaaaa';
    await press();
    expect([joining.problem, kiosk.timesAsked('register')]).toEqual(['short-password', 0]);
    joining.password = 'aaaaaaaa';
    await press();
    expect([joining.step, kiosk.timesAsked('register')]).toEqual(['code', 1]);
  });

  it.each([
    ['no-match', 'bill'],
    ['weak-password', 'password'],
    ['already-registered', 'password'],
    ['biller-offline', 'password'],
    ['out-of-service', 'password'],
  ] as const)('that is refused as %s is mended at %s, with all that was typed', async (problem, step) => {
    const { kiosk, joining, press } = await atNewAccountsPassword();
    kiosk.registerAnswer = refused(problem);
    await press();
    expect([joining.problem, joining.step, joining.sent]).toEqual([problem, step, undefined]);
    expect([joining.email, joining.password]).toEqual(['maria.nunez@correo.example', 'perro verde 7']);
    kiosk.registerAnswer = accepted({ shortenedEmail: 'm***', validMinutes: 10 });
    while (joining.step !== 'code') await press();
    expect(joining.problem).toBeUndefined();
  });

  it.each([
    'wrong-code',
    'expired-code',
    'biller-offline',
    'out-of-service',
  ] as const satisfies JoiningProblem[])('whose code is refused as %s stays at the code', async (problem) => {
    const { kiosk, session, joining, press } = await atNewAccountsCode();
    kiosk.registeredAnswer = refused(problem);
    await press();
    expect([joining.step, joining.problem, joining.code]).toEqual(['code', problem, '123456']);
    expect([session.screen, session.customer]).toEqual(['register', undefined]);
  });

  it('whose code has been tried too often is told to ask for another one', async () => {
    const { kiosk, joining, press } = await atNewAccountsCode();
    kiosk.registeredAnswer = refused('too-many-tries');
    await press();
    expect([joining.step, joining.problem]).toEqual(['code', 'spent-code']);
  });

  it.each(['', '12345', '12345a', '1234567'])(
    'is not confirmed with "%s" instead of six digits',
    async (code) => {
      const { kiosk, joining, press } = await atNewAccountsCode();
      joining.code = code;
      await press();
      expect([joining.problem, kiosk.timesAsked('confirmRegistration')]).toEqual(['no-code', 0]);
    },
  );

  it('gets another code for the same details, and the one that was typed is of no more use', async () => {
    const { kiosk, joining, press } = await atNewAccountsCode();
    kiosk.registeredAnswer = refused('expired-code');
    await press();
    const first = joining.sent;
    await joining.sendCode(() => true);
    const asked = kiosk.asked.filter(({ name }) => name === 'register').map(({ request }) => request);
    expect(asked[1]).toEqual(asked[0]);
    expect([joining.problem, joining.code, joining.step]).toEqual([undefined, '', 'code']);
    expect(joining.sent).not.toBe(first);
  });

  it('keeps what was typed when the customer goes back, and knows when there is nothing before', async () => {
    const { joining } = await atNewAccountsPassword();
    expect([joining.back(), joining.step]).toEqual([true, 'email']);
    expect([joining.back(), joining.step, joining.customerNumber]).toEqual([true, 'bill', '100 241']);
    expect([joining.back(), joining.password]).toEqual([false, 'perro verde 7']);
  });

  it('is asked for once, however often the button is pressed', async () => {
    const { kiosk, press } = await atNewAccountsPassword();
    await Promise.all(Array.from({ length: 20 }, press));
    expect(kiosk.timesAsked('register')).toBe(1);
  });
});

describe('a new password', () => {
  it('asks whose it is, then the code, then the password, and signs in', async () => {
    const { kiosk, session, joining, press } = await atNewPassword();
    expect(joining.steps).toEqual(['user', 'code', 'password']);
    await press();
    expect([session.screen, session.customer]).toEqual(['invoices', maria]);
    expect(kiosk.asked.filter(({ name }) => /NewPassword$/.test(name)).map(({ request }) => request)).toEqual(
      [{ user: 'maria.nunez@correo.example' }, { code: '123456', password: 'perro verde 7' }],
    );
  });

  it('goes on alike whether there is such a user or not', async () => {
    const { joining, press } = await scene('new-password');
    joining.user = '999999';
    await press();
    expect([joining.step, joining.problem, joining.sent?.shortenedEmail]).toEqual(['code', undefined, null]);
  });

  it('is told of an e-mail address without its @ before anybody is asked', async () => {
    const { kiosk, joining, press } = await scene('new-password');
    joining.user = 'maria.correo.example';
    await press();
    expect([joining.problem, kiosk.timesAsked('askNewPassword')]).toEqual(['user-letters', 0]);
  });

  it.each([
    ['wrong-code', 'code'],
    ['expired-code', 'code'],
    ['weak-password', 'password'],
    ['biller-offline', 'password'],
    ['out-of-service', 'password'],
  ] as const)('that is refused as %s is mended at %s, and loses nothing', async (problem, step) => {
    const { kiosk, session, joining, press } = await atNewPassword();
    kiosk.passwordAnswer = refused(problem);
    await press();
    expect([joining.problem, joining.step, session.screen]).toEqual([problem, step, 'new-password']);
    expect([joining.code, joining.password]).toEqual(['123456', 'perro verde 7']);
  });

  it('whose code has been tried too often needs another one: waiting would mend nothing', async () => {
    const { kiosk, joining, press } = await atNewPassword();
    kiosk.passwordAnswer = refused('too-many-tries');
    await press();
    expect([joining.problem, joining.step, joining.password]).toEqual([
      'spent-code',
      'code',
      'perro verde 7',
    ]);
  });

  it('is told why no code was sent', async () => {
    const { kiosk, joining, press } = await scene('new-password');
    kiosk.forgottenAnswer = refused('too-many-tries');
    joining.user = '100241';
    await press();
    expect([joining.step, joining.problem]).toEqual(['user', 'too-many-tries']);
  });
});

describe('who has left', () => {
  it.each(['register', 'new-password'] as const)(
    'is not signed in by an answer that comes late to %s',
    async (screen) => {
      const { kiosk, session, press } = await (screen === 'register' ? atNewAccountsCode() : atNewPassword());
      const late = press();
      await session.end();
      await late;
      expect([session.screen, session.customer]).toEqual(['goodbye', undefined]);
      expect(kiosk.timesAsked('listInvoices')).toBe(0);
    },
  );

  it('is not shown a code that was sent late', async () => {
    const { session, joining, press } = await atNewAccountsPassword();
    const late = press();
    session.screen = 'attract';
    joining.begin('bill');
    await late;
    expect([joining.step, joining.sent]).toEqual(['bill', undefined]);
  });

  it('leaves nothing of what was typed', async () => {
    const { joining } = await atNewAccountsCode();
    joining.begin('bill');
    const { customerNumber, invoiceCode, email, user, password, code, sent, problem } = joining;
    expect([customerNumber, invoiceCode, email, user, password, code].join('')).toBe('');
    expect([sent, problem, joining.step]).toEqual([undefined, undefined, 'bill']);
  });

  it('is known to have asked for something from the first question to the kiosk on', async () => {
    const { joining, press } = await atNewAccountsPassword();
    expect(joining.hasAsked).toBe(false);
    const asking = press();
    expect(joining.hasAsked).toBe(true);
    await asking;
    expect(joining.hasAsked).toBe(true);
  });

  it('cannot go back while an answer is on its way, which would tell of another question', async () => {
    const { joining, press } = await atNewAccountsPassword();
    const asking = press();
    expect([joining.back(), joining.step]).toEqual([true, 'password']);
    await asking;
    expect(joining.step).toBe('code');
  });
});

describe('what is typed as a user', () => {
  it.each([
    ['maria.nunez@correo.example', undefined],
    ['josé@correo.example', undefined],
    [' 100 241 ', undefined],
    ['100241-001', undefined],
    ['', 'no-user'],
    ['maria', 'user-letters'],
    ['maria.nunez.correo.example', 'user-letters'],
    ['1002A41', 'user-letters'],
    ['maria@', 'user-letters'],
  ] as const)('"%s" is told: %s', (typed, problem) => {
    expect(userProblem(typed)).toBe(problem);
  });

  it('may be written in groups, as people write long numbers', () => {
    expect([customerNumberProblem('100 241'), joined(' 100 241')]).toEqual([undefined, '100241']);
  });
});

describe('every way to be refused', () => {
  it('has a sentence of its own, in each language', () => {
    // That each refusal has words is seen by their type; here, that no two kinds of mistake are told alike.
    for (const { problems } of [es.joining, en.joining]) {
      const said = Object.values(problems);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it('does not tell whether there is such a user', () => {
    expect(es.joining.codeMaybeSent).toBe(
      'Si hay una cuenta con ese dato, le enviamos un código a su correo.',
    );
  });
});
