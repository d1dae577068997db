import { describe, expect, test, vi } from 'vitest';
import type { KioskHandlers } from '../../../src-main/contract/kiosk-api.ts';
import { callNames } from '../../../src-main/contract/requests.ts';
import type { Sender } from '../../../src-main/shell/addresses.ts';
import { answerScreens } from '../../../src-main/shell/ipc.ts';
import { createClosedKiosk } from '../../../src-main/closed-kiosk.ts';

const screen: Sender = { origin: 'app://kiosk', parent: null };

type Listener = (event: { senderFrame: Sender | null }, wire: unknown) => Promise<unknown>;

/** The other end of IPC: asks as a page would. */
function connect(changed: Partial<KioskHandlers> = {}) {
  const listeners = new Map<string, Listener>();
  const handlers = { ...createClosedKiosk('E-TEST').handlers, ...changed };
  const refusals: string[] = [];
  const source = { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) };
  answerScreens(source, handlers, (why) => refusals.push(why));
  const ask = async (name: string, wire: unknown, senderFrame: Sender | null = screen): Promise<unknown> =>
    listeners.get(`kiosk:call:${name}`)?.({ senderFrame }, wire);
  return { ask, refusals, channels: [...listeners.keys()] };
}

describe('main', () => {
  test('answers every call of the contract, on a channel of its own', () => {
    expect(connect().channels).toEqual(callNames.map((name) => `kiosk:call:${name}`));
  });

  test('answers a screen', async () => {
    expect(await connect().ask('signIn', { user: 'ana', password: 'x' })).toEqual({
      ok: false,
      problem: 'out-of-service',
    });
  });

  test.each(callNames)('refuses %s from anybody but a screen', async (name) => {
    const { ask } = connect();
    for (const sender of [
      null,
      { origin: 'app://card', parent: {} },
      { origin: 'app://kiosk', parent: {} },
    ]) {
      await expect(ask(name, {}, sender)).rejects.toThrow(`${name}: refused, not a screen of this kiosk`);
    }
  });

  test('refuses a malformed request by the name of the field, never its value', async () => {
    const { ask, refusals } = connect();
    const refusal = ask('signIn', { user: 'ana', password: 4111 });
    await expect(refusal).rejects.toThrow('signIn: wrong field "password"');
    await expect(refusal).rejects.not.toThrow('4111');
    expect(refusals).toEqual(['signIn: wrong field "password"']);
  });

  test('tells a screen that a call failed, and nobody the message, which may quote what was typed', async () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { ask } = connect({ endSession: async () => Promise.reject(new TypeError('secret of ana')) });
    const failure = await ask('endSession', {}).catch(String);
    const report = printed.mock.calls.map(([text]) => String(text)).join('');
    printed.mockRestore();
    expect(failure).toBe('Error: endSession: failed');
    expect(report).toMatch(/^ventanilla: endSession: TypeError\n\s+at /);
    expect(report).not.toContain('secret');
  });
});
