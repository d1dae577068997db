import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { accepted } from '../../src-main/contract/outcome.ts';
import { hearScans } from '../../src-renderer/hear-scans.ts';
import type { ScreenName } from '../../src-renderer/screen-name.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import { FakeKiosk, kioskView, maria } from './fake-kiosk.ts';

// The keys of a page are for a test in the real window; here only a scanner that is not a keyboard is heard.
beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
});

async function listening(kiosk: FakeKiosk): Promise<Session> {
  const session = new Session(kiosk, 8);
  await session.look();
  onTestFinished(hearScans(session));
  return session;
}

async function settled(session: Session): Promise<void> {
  await vi.waitUntil(() => !session.finder.isBusy);
}

describe('a scan', () => {
  it('opens the bill from the first screen, and counts as a touch', async () => {
    const kiosk = new FakeKiosk();
    kiosk.scanAnswer = accepted({ ...maria, isGuest: true });
    const session = await listening(kiosk);
    kiosk.scan('4157701');
    await settled(session);
    expect(session.screen).toBe('invoice');
    expect(session.touches).toBe(1);
  });

  it('that opens nothing says so where one scans', async () => {
    const kiosk = new FakeKiosk();
    const session = await listening(kiosk);
    kiosk.scan('https://recibos.example');
    await settled(session);
    expect(session.screen).toBe('scan');
    expect(session.finder.scanProblem).toBe('not-a-bill');
  });

  it('leaves who types a number where they are', async () => {
    const kiosk = new FakeKiosk();
    const session = await listening(kiosk);
    session.screen = 'find-account';
    kiosk.scan('https://recibos.example');
    await settled(session);
    expect(session.screen).toBe('find-account');
    expect(session.finder.scanProblem).toBe('not-a-bill');
  });

  const elsewhere: readonly ScreenName[] = [
    ...(['sign-in', 'invoices', 'invoice', 'card', 'review', 'progress', 'result'] as const),
    ...(['next-invoice', 'goodbye', 'out-of-service', 'starting'] as const),
  ];
  it.each(elsewhere)('does nothing on the screen "%s"', async (screen) => {
    const kiosk = new FakeKiosk();
    const session = await listening(kiosk);
    session.screen = screen;
    kiosk.scan('4157701');
    await settled(session);
    expect(session.screen).toBe(screen);
    expect(kiosk.timesAsked('scanBill')).toBe(0);
  });

  it('does nothing where bills are not scanned', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = { ...kioskView, ways: { ...kioskView.ways, scan: false } };
    const session = await listening(kiosk);
    kiosk.scan('4157701');
    await settled(session);
    expect(session.screen).toBe('attract');
    expect(kiosk.timesAsked('scanBill')).toBe(0);
  });
});
