import { describe, expect, it } from 'vitest';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import type { PaymentSearch } from '../../src-renderer/payment-search.svelte.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import { charging, FakeKiosk, paid } from './fake-kiosk.ts';

/** Somebody has pressed "Consultar un pago" and typed something. */
async function searching(
  kiosk: FakeKiosk,
  typed: { readonly reference: string; readonly lastFour: string },
): Promise<{ session: Session; search: PaymentSearch }> {
  const session = new Session(kiosk, 8);
  await session.look();
  session.beginSearch();
  const { search } = session;
  if (!search) throw new Error('no search was begun');
  Object.assign(search, typed);
  return { session, search };
}

const right = { reference: charging.reference, lastFour: '1111' };

describe('asking what became of a payment', () => {
  it('asks for nothing but digits: a paper may be from before the kiosk was renamed', async () => {
    const session = new Session(new FakeKiosk(), 8);
    await session.look();
    session.beginSearch();
    expect(session.screen).toBe('find-payment');
    expect(session.search?.reference).toBe('');
  });

  it.each(['K014-000381', 'K014-381', ' k014-0381 ', '000381', '381'])(
    'understands "%s"',
    async (reference) => {
      const kiosk = new FakeKiosk();
      const { search } = await searching(kiosk, { reference, lastFour: '1111' });
      await search.find();
      expect(kiosk.asked.at(-1)).toEqual({
        name: 'findPayment',
        request: { reference: 'K014-000381', lastFour: '1111' },
      });
    },
  );

  it.each([
    ['K014-', '1111', 'no-reference'],
    ['', '1111', 'no-reference'],
    ['-000381', '1111', 'no-reference'],
    ['1234567890', '1111', 'no-reference'],
    ['K014-1234567890', '1111', 'no-reference'],
    // A bill's number, or a sentence: no kiosk has such a name.
    ['FE-2026-000381', '1111', 'no-reference'],
    ['MI REFERENCIA-000381', '1111', 'no-reference'],
    ['K014-000381', '', 'no-last-four'],
    ['K014-000381', '111', 'no-last-four'],
    ['K014-000381', '11111', 'no-last-four'],
  ] as const)('with "%s" and "%s" says %s and asks nobody', async (reference, lastFour, problem) => {
    const kiosk = new FakeKiosk();
    const { search } = await searching(kiosk, { reference, lastFour });
    await search.find();
    expect(search.problem).toBe(problem);
    expect(kiosk.timesAsked('findPayment')).toBe(0);
  });

  it.each(['not-found', 'too-many-tries', 'out-of-service'] as const)(
    'shows nothing when the answer is %s, and may be tried again',
    async (problem) => {
      const kiosk = new FakeKiosk();
      kiosk.findAnswer = refused(problem);
      const { search } = await searching(kiosk, right);
      await search.find();
      expect([search.problem, search.found]).toEqual([problem, undefined]);
      kiosk.findAnswer = accepted(paid);
      await search.find();
      expect([search.problem, search.found]).toEqual([undefined, paid]);
    },
  );

  it('asks once, however often it is pressed', async () => {
    const kiosk = new FakeKiosk();
    const { search } = await searching(kiosk, right);
    await Promise.all([search.find(), search.find(), search.find()]);
    expect(kiosk.timesAsked('findPayment')).toBe(1);
  });

  it('prints once, and only where there is paper that says more', async () => {
    const kiosk = new FakeKiosk();
    const printable = { ...paid, mayPrint: true };
    kiosk.findAnswer = accepted(printable);
    const { search } = await searching(kiosk, right);
    await search.find();
    await Promise.all([search.desk.print(printable), search.desk.print(printable)]);
    expect(kiosk.asked.filter(({ name }) => name === 'printReceipt')).toEqual([
      { name: 'printReceipt', request: { paymentId: paid.paymentId } },
    ]);
  });

  it('does not print where nothing may be printed any more', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted(paid);
    const { search } = await searching(kiosk, right);
    await search.find();
    await search.desk.print(paid);
    expect(kiosk.timesAsked('printReceipt')).toBe(0);
    expect(search.desk.hasPrinted).toBe(false);
  });

  it('follows the payment found, and no other', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted(charging);
    const { search } = await searching(kiosk, right);
    await search.find();
    kiosk.say({ ...paid, paymentId: 'other' });
    expect(search.found).toEqual(charging);
    kiosk.say(paid);
    expect(search.found).toEqual(paid);
  });

  it('leaves nothing of the payment for the next person', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted(paid);
    const { session, search } = await searching(kiosk, right);
    await search.find();
    await session.end();
    expect([session.screen, session.search]).toEqual(['goodbye', undefined]);
    expect(kiosk.timesAsked('endSession')).toBe(1);
  });

  it('ends the session when its asker leaves before the answer is there', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted(paid);
    const { session, search } = await searching(kiosk, right);
    const late = search.find();
    await session.leaveBeforeAnything();
    await late;
    expect([session.screen, session.search]).toEqual(['goodbye', undefined]);
  });

  it('goes back to the beginning when nothing was asked', async () => {
    const kiosk = new FakeKiosk();
    const { session } = await searching(kiosk, right);
    await session.leaveBeforeAnything();
    expect(session.screen).toBe('attract');
    expect(kiosk.timesAsked('endSession')).toBe(0);
  });
});
