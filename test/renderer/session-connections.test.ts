import { describe, expect, it } from 'vitest';
import type { PaymentView } from '../../src-main/contract/kiosk-api.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { quietMs } from '../../src-renderer/idle-clock.ts';
import type { ScreenName } from '../../src-renderer/screen-name.ts';
import { watchSession } from '../../src-renderer/watch-session.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import {
  atReview,
  charging,
  FakeKiosk,
  kioskView,
  oldestInvoice,
  opened,
  queueingView,
  queueTerms,
  signedIn,
} from './fake-kiosk.ts';

const permitted = { permissionId: 'OFF-2026-014', ageMaxHours: 24 };
const queued: PaymentView = { ...charging, step: { at: 'queued', deadlineUnixMs: 1_795_000_000_000 } };
const outOfService = { ...kioskView, service: { is: 'out-of-service', code: 'E-DISK' } } as const;
const earlier = accepted({ invoices: [oldestInvoice], total: 1, isOfEarlier: true });

/** The customer has chosen the oldest invoice and has not pressed anything yet. */
async function atInvoice(kiosk: FakeKiosk): Promise<Session> {
  const session = await signedIn(kiosk);
  await session.choose(oldestInvoice.invoiceNumber);
  return session;
}

/** The customer has put the oldest invoice into the queue. */
async function inQueue(kiosk: FakeKiosk): Promise<Session> {
  kiosk.view = queueingView;
  kiosk.openAnswer = accepted({ ...opened, queue: permitted });
  kiosk.confirmAnswer = accepted(queued);
  const session = await atReview(kiosk);
  await session.checkout.confirm();
  return session;
}

describe('looking at the connections', () => {
  it.each([
    ['attract', true],
    ['out-of-service', true],
    ['sign-in', true],
    ['invoices', true],
    ['invoice', true],
    ['no-printer', true],
    ['next-invoice', true],
    ['card', false],
    ['review', false],
    ['progress', false],
    ['result', false],
    ['find-payment', false],
    ['goodbye', false],
  ] as const satisfies readonly (readonly [ScreenName, boolean])[])(
    'goes on by itself at "%s": %s',
    async (screen, isWatched) => {
      const kiosk = new FakeKiosk();
      const session = new Session(kiosk, 8);
      await session.look();
      session.screen = screen;
      const before = kiosk.timesAsked('describeKiosk');
      await watchSession(session);
      expect(kiosk.timesAsked('describeKiosk') - before).toBe(isWatched ? 1 : 0);
    },
  );

  it('never begins a second time while the first look has no answer', async () => {
    const kiosk = new FakeKiosk();
    const session = new Session(kiosk, 8);
    const answer = Promise.withResolvers<typeof kioskView>();
    let looks = 0;
    kiosk.describeKiosk = async () => {
      looks += 1;
      return answer.promise;
    };
    const looking = [watchSession(session), watchSession(session), session.look()];
    answer.resolve(kioskView);
    await Promise.all(looking);
    expect(looks).toBe(1);
    await watchSession(session);
    expect(looks).toBe(2);
  });

  it('goes on after a look that failed', async () => {
    const kiosk = new FakeKiosk();
    const session = new Session(kiosk, 8);
    const answer = kiosk.describeKiosk.bind(kiosk);
    kiosk.describeKiosk = async () => {
      throw new Error('main is still starting');
    };
    await expect(watchSession(session)).rejects.toThrow();
    kiosk.describeKiosk = answer;
    await watchSession(session);
    expect(session.screen).toBe('attract');
  });
});

describe('a kiosk out of service', () => {
  it('says so to nobody who is busy, but to the next who comes', async () => {
    const kiosk = new FakeKiosk();
    const session = await atInvoice(kiosk);
    kiosk.view = outOfService;
    await watchSession(session);
    expect(session.screen).toBe('invoice');
    session.screen = 'attract';
    await watchSession(session);
    expect(session.screen).toBe('out-of-service');
  });

  it('that opens again offers the bill to its customer again', async () => {
    const kiosk = new FakeKiosk();
    const session = await atInvoice(kiosk);
    kiosk.openAnswer = refused('out-of-service');
    kiosk.view = outOfService;
    await session.pay();
    expect(session.kioskView).toEqual(outOfService);
    kiosk.view = kioskView;
    await watchSession(session);
    expect(session.invoiceProblem).toBeUndefined();
  });

  it('is open again by itself', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = outOfService;
    const session = new Session(kiosk, 8);
    await session.look();
    expect(session.screen).toBe('out-of-service');
    kiosk.view = kioskView;
    await watchSession(session);
    expect(session.screen).toBe('attract');
  });

  it('that opens again shows its customer how their payment ended', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = outOfService;
    const session = new Session(kiosk, 8);
    await session.look();
    kiosk.view = { ...kioskView, payment: queued };
    await watchSession(session);
    expect(session.screen).toBe('result');
    expect(session.checkout.payment).toEqual(queued);
    expect(
      quietMs({ screen: session.screen, isAssisted: false, isChanged: false, isAwaitingMail: false }),
    ).toBeDefined();
  });
});

describe('a company that is silent', () => {
  it('leaves the earlier list to be read, and the new one comes by itself', async () => {
    const kiosk = new FakeKiosk();
    const listed = kiosk.listAnswer;
    kiosk.view = { ...kioskView, biller: 'silent' };
    kiosk.listAnswer = earlier;
    const session = await signedIn(kiosk);
    expect(session.list.page?.isOfEarlier).toBe(true);
    await watchSession(session);
    expect(kiosk.timesAsked('listInvoices')).toBe(1);
    kiosk.view = kioskView;
    kiosk.listAnswer = listed;
    await watchSession(session);
    expect(session.list.page?.isOfEarlier).toBe(false);
    await watchSession(session);
    expect(kiosk.timesAsked('listInvoices')).toBe(2);
  });

  it('keeps the list when one invoice of it cannot be opened', async () => {
    const kiosk = new FakeKiosk();
    kiosk.listAnswer = earlier;
    const session = await signedIn(kiosk);
    kiosk.readInvoice = async () => refused('biller-offline');
    await session.choose(oldestInvoice.invoiceNumber);
    expect(session.screen).toBe('invoices');
    expect(session.list).toMatchObject({ problem: undefined, isChoiceDown: true });
  });
});

describe('a bank that is silent', () => {
  it('is looked at at once when it refuses a payment, so that the screen says the same', async () => {
    const kiosk = new FakeKiosk();
    const session = await atInvoice(kiosk);
    kiosk.openAnswer = refused('vpos-offline');
    kiosk.view = { ...kioskView, channel: 'unverified', paying: 'unavailable' };
    await session.pay();
    expect(session.kioskView?.paying).toBe('unavailable');
    expect(session.invoiceProblem).toBeUndefined();
    expect(session.screen).toBe('invoice');
  });

  it('says that the queue has no room for this payment until the bank is back', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = queueingView;
    kiosk.openAnswer = refused('queue-full');
    const session = await atInvoice(kiosk);
    await session.pay();
    expect(session.invoiceProblem).toBe('queue-full');
    await watchSession(session);
    expect(session.invoiceProblem).toBe('queue-full');
    kiosk.view = { ...kioskView, queue: queueTerms };
    await watchSession(session);
    expect(session.invoiceProblem).toBeUndefined();
  });

  it('keeps what has nothing to do with the bank', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = refused('already-paid');
    const session = await atInvoice(kiosk);
    await session.pay();
    kiosk.view = queueingView;
    await watchSession(session);
    expect(session.invoiceProblem).toBe('already-paid');
  });

  it.each(['over-queue-limit', 'queue-full'] as const)(
    'brings a customer whose payment may not wait (%s) back to the review, and the invoice is free',
    async (problem) => {
      const kiosk = new FakeKiosk();
      kiosk.confirmAnswer = refused(problem);
      const session = await atReview(kiosk);
      await session.checkout.confirm();
      expect(session.checkout.confirmProblem).toBe(problem);
      expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(false);
    },
  );
});

describe('a payment in the queue', () => {
  it('ends the waiting, so that the customer can go on to the next invoice', async () => {
    const session = await inQueue(new FakeKiosk());
    expect(session.screen).toBe('result');
    await session.showNextInvoice();
    expect(session.screen).toBe('next-invoice');
  });

  it('does not offer its invoice again, which the company still calls unpaid', async () => {
    const session = await inQueue(new FakeKiosk());
    await session.showNextInvoice();
    expect(session.list.page?.invoices).toContainEqual(oldestInvoice);
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(true);
    expect(session.taken.hasOpen).toBe(true);
  });

  it('is open until it is surely paid, and so is one of which the bank says nothing', async () => {
    const kiosk = new FakeKiosk();
    const session = await inQueue(kiosk);
    kiosk.say({ ...charging, step: { at: 'checking' } });
    expect(session.taken.hasOpen).toBe(true);
    kiosk.say({ ...charging, step: { at: 'paid-posting-later', authorizationCode: '1' } });
    expect([session.taken.hasOpen, session.taken.has(oldestInvoice.invoiceNumber)]).toEqual([false, true]);
  });

  it('that comes to nothing leaves its invoice to be paid again', async () => {
    const kiosk = new FakeKiosk();
    const session = await inQueue(kiosk);
    await session.showNextInvoice();
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'insufficient-funds' } });
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(false);
  });

  it('is shown being charged, and then paid, to the customer who still stands there', async () => {
    const kiosk = new FakeKiosk();
    const session = await inQueue(kiosk);
    kiosk.say(charging);
    expect(session.screen).toBe('progress');
    const paid = { at: 'paid', authorizationCode: '123456', billerReceipt: 'R-1' } as const;
    kiosk.say({ ...charging, step: paid });
    expect(session.screen).toBe('result');
    expect(session.checkout.payment?.step).toEqual(paid);
  });

  it('does not call back a customer who has gone on', async () => {
    const kiosk = new FakeKiosk();
    const session = await inQueue(kiosk);
    await session.showNextInvoice();
    kiosk.say(charging);
    expect(session.screen).toBe('next-invoice');
  });

  it('whose confirmation got no answer is not offered to be paid again either', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    kiosk.confirmPayment = async () => {
      throw new Error('the way to main is gone');
    };
    await expect(session.checkout.confirm()).rejects.toThrow();
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(true);
  });
});
