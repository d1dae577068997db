import { describe, expect, it } from 'vitest';
import { EntryDesk } from '../../src-main/entry-desk.ts';
import type { LogLine } from '../../src-main/log.ts';
import { Visit } from '../../src-main/visit/visit.ts';
import { billCodeOf } from '../simulators/demo/bill-code.ts';
import { ScriptedBiller } from './visit/scripted-biller.ts';

const payee = '7701234567897';
const code = billCodeOf(payee, {
  paymentReference: '4706476691267360',
  amountMinor: 9651,
  dueOn: '2026-09-27',
});

interface Desk {
  readonly answers: ReturnType<EntryDesk['answers']>;
  readonly biller: ScriptedBiller;
  readonly visit: Visit;
  readonly log: LogLine[];
  readonly pass: (ms: number) => void;
  /** How often whoever was here before was sent away. */
  readonly begins: () => number;
  readonly close: () => void;
}

function openDesk(ways: { find?: boolean; register?: boolean; scan?: boolean } = {}): Desk {
  const { find = true, register = true, scan = true } = ways;
  let atMs = 0;
  let begins = 0;
  let isOpen = true;
  const clock = { monotonicMs: () => atMs };
  const biller = new ScriptedBiller(3);
  const log: LogLine[] = [];
  const visit = new Visit({
    biller,
    clock,
    invoiceAgeMaxMs: 900_000,
    noteBiller: () => undefined,
    isTaken: () => false,
  });
  const desk = new EntryDesk({
    config: {
      customers: {
        find,
        register,
        scan: scan ? { payees: [payee], referenceLength: 16, scanner: { by: 'keyboard' } } : undefined,
      },
    },
    visit,
    clock,
    log: (line) => log.push(line),
    isOpen: () => isOpen,
    begin: () => {
      begins += 1;
      visit.end();
    },
  });
  return {
    answers: desk.answers(),
    biller,
    visit,
    log,
    pass: (ms) => (atMs += ms),
    begins: () => begins,
    close: () => {
      isOpen = false;
    },
  };
}

const proof = { customerNumber: '100241', invoiceCode: 'E951314-4' };
const registration = { ...proof, email: 'maria@correo.example', password: 'tres gatos azules' };

/** Asks until the kiosk has had enough, and says how often it asked the company. */
async function timesAnswered(ask: () => Promise<unknown>, problem: string): Promise<number> {
  for (let times = 0; times < 100; times += 1) {
    const answer = (await ask()) as { ok: boolean; problem?: string };
    if (answer.problem === problem) return times;
  }
  throw new Error('the kiosk never has enough');
}

describe('a scanned bill', () => {
  it('is asked of the company by what it carries, and nothing of its amount', async () => {
    const { answers, biller } = openDesk();
    expect(await answers.scanBill({ code })).toMatchObject({ ok: true, value: { isGuest: true } });
    expect(biller.asked).toEqual([['openScanned', [{ payee, reference: '4706476691267360' }]]]);
  });

  it.each([
    ['https://premio.example/gana', 'not-a-bill'],
    ['7702004003508', 'not-a-bill'],
    [code.replace(payee, '7709998000421'), 'other-company'],
    [code.replace(payee, '7701234567890'), 'damaged'],
    ['x'.repeat(4_096), 'not-a-bill'],
  ])('that is none sends nobody away and is not asked of the company: %.40s', async (stray, problem) => {
    const { answers, biller, begins } = openDesk();
    await answers.signIn({ user: 'maria', password: 'secreta' });
    const before = begins();
    expect(await answers.scanBill({ code: stray })).toEqual({ ok: false, problem });
    expect(begins()).toBe(before);
    expect(biller.asked.map(([name]) => name)).toEqual(['signIn']);
  });

  it('that nobody was billed by is asked of the company less often than it takes to be refused there', async () => {
    const { answers, biller, pass } = openDesk();
    biller.scanAnswer = { is: 'not-found' };
    let asked = 0;
    for (let passedMs = 0; passedMs <= 600_000; passedMs += 10_000) {
      asked += await timesAnswered(() => answers.scanBill({ code }), 'too-many-tries');
      pass(10_000);
    }
    // Published in biller.yaml: from 30 in ten minutes on nobody scans here for as long.
    expect(asked).toBeLessThan(30);
    expect(biller.asked).toHaveLength(asked);
    // Whoever comes next waits half a minute at most.
    pass(20_000);
    biller.scanAnswer = { is: 'already-paid' };
    // The next customer's own bill costs no try.
    for (let times = 0; times < 5; times += 1) {
      expect(await answers.scanBill({ code })).toEqual({ ok: false, problem: 'already-paid' });
    }
  });
});

describe('wrong tries', () => {
  it('of bill codes are bounded for finding and registering together, right ones are not', async () => {
    const { answers, biller, pass } = openDesk();
    for (let times = 0; times < 20; times += 1) {
      expect(await answers.findAccount(proof)).toMatchObject({ ok: true });
    }
    biller.findAnswer = { is: 'no-match' };
    biller.registerAnswer = { is: 'no-match' };
    const guess = async (): Promise<unknown> => {
      await answers.register(registration);
      return answers.findAccount(proof);
    };
    expect(await timesAnswered(guess, 'too-many-tries')).toBe(2);
    pass(30_000);
    biller.findAnswer = new ScriptedBiller(0).findAnswer;
    expect(await answers.findAccount(proof)).toMatchObject({ ok: true });
  });

  it('made many at once count as many', async () => {
    const { answers, biller } = openDesk();
    biller.findAnswer = { is: 'no-match' };
    await Promise.all(Array.from({ length: 50 }, () => answers.findAccount(proof)));
    expect(biller.asked).toHaveLength(5);
  });

  it('of passwords, over many users, end in the same calm word as for one', async () => {
    const { answers, biller, pass } = openDesk();
    biller.signInAnswer = { is: 'wrong-credentials' };
    const guess = (): Promise<unknown> => answers.signIn({ user: 'somebody', password: 'Colombia1' });
    expect(await timesAnswered(guess, 'locked')).toBe(20);
    pass(15_000);
    biller.signInAnswer = new ScriptedBiller(0).signInAnswer;
    expect(await answers.signIn({ user: 'maria', password: 'secreta' })).toMatchObject({ ok: true });
  });

  it('of codes are bounded, whatever they are for', async () => {
    const { answers, biller } = openDesk();
    await answers.askNewPassword({ user: 'maria' });
    biller.passwordAnswer = { is: 'wrong-code' };
    const guess = (): Promise<unknown> => answers.setNewPassword({ code: '000000', password: 'p' });
    expect(await timesAnswered(guess, 'too-many-tries')).toBe(10);
  });

  it('cost nothing while the company is silent', async () => {
    const { answers, biller } = openDesk();
    biller.findAnswer = { is: 'silent', cause: 'told to' };
    for (let times = 0; times < 20; times += 1) {
      expect(await answers.findAccount(proof)).toEqual({ ok: false, problem: 'biller-offline' });
    }
  });
});

describe('mails with codes', () => {
  it('are five at once and one a minute, for accounts and passwords together', async () => {
    const { answers, biller, pass } = openDesk();
    await answers.register(registration);
    const ask = (): Promise<unknown> => answers.askNewPassword({ user: 'nobody' });
    expect(await timesAnswered(ask, 'too-many-tries')).toBe(4);
    expect(await answers.register(registration)).toEqual({ ok: false, problem: 'too-many-tries' });
    expect(biller.asked).toHaveLength(5);
    pass(60_000);
    expect(await answers.askNewPassword({ user: 'maria' })).toMatchObject({ ok: true });
  });
});

describe('every way in', () => {
  const calls: readonly [string, (answers: Desk['answers']) => Promise<unknown>][] = [
    ['sign-in', (answers) => answers.signIn({ user: 'maria', password: 'secreta' })],
    ['scan', (answers) => answers.scanBill({ code })],
    ['find', (answers) => answers.findAccount(proof)],
    ['register', (answers) => answers.register(registration)],
    ['registration-code', (answers) => answers.confirmRegistration({ code: '123456' })],
    ['forgotten-password', (answers) => answers.askNewPassword({ user: 'maria' })],
    ['new-password', (answers) => answers.setNewPassword({ code: '123456', password: 'p' })],
  ];

  it.each(calls)('is closed while the kiosk is: %s', async (_name, call) => {
    const { answers, biller, close } = openDesk();
    close();
    expect(await call(answers)).toEqual({ ok: false, problem: 'out-of-service' });
    expect(biller.asked).toEqual([]);
  });

  it.each(calls)('leaves one line in the log, with nothing that was typed: %s', async (name, call) => {
    const { answers, log } = openDesk();
    await call(answers);
    expect(log).toHaveLength(1);
    expect(log[0]?.is).toBe(name);
    expect(JSON.stringify(log)).not.toMatch(/maria|secreta|100241|E951314|4706476691267360|123456|gatos/);
  });

  it('that this branch does not offer is closed', async () => {
    const { answers, biller } = openDesk({ find: false, register: false, scan: false });
    const closed = { ok: false, problem: 'out-of-service' };
    expect(await answers.scanBill({ code })).toEqual(closed);
    expect(await answers.findAccount(proof)).toEqual(closed);
    expect(await answers.register(registration)).toEqual(closed);
    expect(await answers.askNewPassword({ user: 'maria' })).toEqual(closed);
    expect(biller.asked).toEqual([]);
  });

  it('sends away whoever was here before, but typing a code does not', async () => {
    const { answers, visit, begins } = openDesk();
    await answers.signIn({ user: 'maria', password: 'secreta' });
    await answers.register(registration);
    expect(begins()).toBe(2);
    expect(visit.isOpen).toBe(false);
    expect(await answers.confirmRegistration({ code: '123456' })).toMatchObject({ ok: true });
    expect(begins()).toBe(2);
    expect(visit.isOpen).toBe(true);
  });
});
