import { describe, expect, it } from 'vitest';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { BillFinder } from '../../src-renderer/bill-finder.svelte.ts';
import { FakeKiosk, maria } from './fake-kiosk.ts';

const guest = { ...maria, email: null, isGuest: true };

function finderOf(kiosk: FakeKiosk): { finder: BillFinder; opened: unknown[] } {
  const opened: unknown[] = [];
  const finder = new BillFinder(kiosk, async (customer) => {
    opened.push(customer);
  });
  return { finder, opened };
}

function always(): boolean {
  return true;
}

describe('a scanned bill', () => {
  it('is opened for a guest, with the code as it was read', async () => {
    const kiosk = new FakeKiosk();
    kiosk.scanAnswer = accepted(guest);
    const { finder, opened } = finderOf(kiosk);
    await finder.scan(']C1415\x1d8020', always);
    expect(opened).toEqual([guest]);
    expect(kiosk.asked).toEqual([{ name: 'scanBill', request: { code: ']C1415\x1d8020' } }]);
    expect(finder.scanProblem).toBeUndefined();
  });

  it('opens nothing and says why when it cannot be paid here, until the next scan', async () => {
    const kiosk = new FakeKiosk();
    kiosk.scanAnswer = refused('other-company');
    const { finder, opened } = finderOf(kiosk);
    await finder.scan('x', always);
    expect(finder.scanProblem).toBe('other-company');
    kiosk.scanAnswer = accepted(guest);
    await finder.scan('y', always);
    expect(finder.scanProblem).toBeUndefined();
    expect(opened).toEqual([guest]);
  });

  it('is the first one, where two are scanned at once', async () => {
    const kiosk = new FakeKiosk();
    kiosk.scanAnswer = accepted(guest);
    const { finder, opened } = finderOf(kiosk);
    await Promise.all([finder.scan('first', always), finder.scan('second', always)]);
    expect(opened).toHaveLength(1);
    expect(kiosk.asked).toEqual([{ name: 'scanBill', request: { code: 'first' } }]);
    expect(finder.isBusy).toBe(false);
  });

  it('is not opened for whoever stands there when its customer has gone', async () => {
    const kiosk = new FakeKiosk();
    const { finder, opened } = finderOf(kiosk);
    for (const answer of [accepted(guest), refused('damaged')] as const) {
      kiosk.scanAnswer = answer;
      await finder.scan('x', () => false);
    }
    expect(opened).toEqual([]);
    expect(finder.scanProblem).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['more than any bill has', 'x'.repeat(4_097)],
  ])('is no bill, and the kiosk is not asked, when it is %s', async (_, code) => {
    const kiosk = new FakeKiosk();
    const { finder } = finderOf(kiosk);
    await finder.scan(code, always);
    expect(finder.scanProblem).toBe('not-a-bill');
    expect(kiosk.asked).toEqual([]);
  });

  it('is heard from a scanner that is not a keyboard, as long as somebody listens', () => {
    const kiosk = new FakeKiosk();
    const { finder } = finderOf(kiosk);
    const heard: string[] = [];
    const stop = finder.onScan((code) => heard.push(code));
    kiosk.scan('one');
    stop();
    kiosk.scan('two');
    expect(heard).toEqual(['one']);
  });
});

describe('a customer number and the code of a bill', () => {
  it('open the bills of that number for a guest', async () => {
    const kiosk = new FakeKiosk();
    kiosk.accountAnswer = accepted(guest);
    const { finder, opened } = finderOf(kiosk);
    await finder.find(' 100 001 ', ' S100001-1 ', always);
    expect(opened).toEqual([guest]);
    expect(kiosk.asked[0]?.request).toEqual({ customerNumber: '100001', invoiceCode: 'S100001-1' });
  });

  it.each([
    ['no-customer-number', ' ', 'S1'],
    ['customer-number-letters', '10000l', 'S1'],
    ['customer-number-letters', '🧾', 'S1'],
    ['no-invoice-code', '100001', '  '],
  ] as const)('are asked for again, and the kiosk is not asked: %s', async (problem, number, code) => {
    const kiosk = new FakeKiosk();
    const { finder } = finderOf(kiosk);
    await finder.find(number, code, always);
    expect(finder.findProblem).toBe(problem);
    expect(kiosk.asked).toEqual([]);
  });

  it('open nothing when they do not belong together', async () => {
    const kiosk = new FakeKiosk();
    const { finder, opened } = finderOf(kiosk);
    await finder.find('100001', 'S9', always);
    expect(finder.findProblem).toBe('no-match');
    expect(opened).toEqual([]);
    finder.forget();
    expect(finder.findProblem).toBeUndefined();
  });

  it('are asked about once, however often the customer presses', async () => {
    const kiosk = new FakeKiosk();
    kiosk.accountAnswer = accepted(guest);
    const { finder, opened } = finderOf(kiosk);
    await Promise.all(Array.from({ length: 20 }, () => finder.find('100001', 'S1', always)));
    expect(kiosk.timesAsked('findAccount')).toBe(1);
    expect(opened).toHaveLength(1);
  });

  it('open nothing for whoever stands there when their customer has gone', async () => {
    const kiosk = new FakeKiosk();
    kiosk.accountAnswer = accepted(guest);
    const { finder, opened } = finderOf(kiosk);
    await finder.find('100001', 'S1', () => false);
    expect(opened).toEqual([]);
  });
});
