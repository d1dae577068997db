import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answerCall, MalformedRequest } from '#contract/answer-call.ts';
import type { KioskHandlers } from '#contract/kiosk-api.ts';
import { callNames } from '#contract/requests.ts';

const card = { brand: 'visa', lastFour: '1111', sealed: 'a.b.c.d.e' };
const request = {
  paymentId: crypto.randomUUID(),
  email: 'ana@correo.example',
  receipt: { onPaper: true, byMail: false },
  acceptedTerms: true,
  card,
};

function deafHandlers(): KioskHandlers {
  const handler = vi.fn(async () => null);
  // Sound for these tests: no handler is reached, or only that it was reached counts.
  return Object.fromEntries(callNames.map((name) => [name, handler])) as unknown as KioskHandlers;
}

describe('a request from a screen', () => {
  it('reaches its handler when it is as the contract says', async () => {
    const handlers = deafHandlers();
    await answerCall(handlers, 'confirmPayment', request);
    expect(handlers.confirmPayment).toHaveBeenCalledWith(request);
  });

  it.each([
    ['confirmPayment', { ...request, acceptedTerms: false }, 'acceptedTerms'],
    ['confirmPayment', { ...request, card: { ...card, lastFour: '411111' } }, 'card.lastFour'],
    ['confirmPayment', { ...request, card: { ...card, sealed: '4111111111111111' } }, 'card.sealed'],
    ['confirmPayment', { ...request, amountMinor: 1 }, 'amountMinor'],
    ['listInvoices', { offset: 0.5, limit: 8 }, 'offset'],
    ['signIn', { user: 'ana' }, 'password'],
    ['openPayment', null, '(whole request)'],
  ] as const)('is refused, naming the field and never its value: %s', async (name, wire, field) => {
    const handlers = deafHandlers();
    const refusal = await answerCall(handlers, name, wire).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MalformedRequest);
    expect(String(refusal)).toContain(`${name}: wrong field "${field}"`);
    expect(handlers[name]).not.toHaveBeenCalled();
  });

  it('of any shape whatever is refused or understood, and never breaks anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...callNames), fc.anything(), async (name, wire) => {
        const end = await answerCall(deafHandlers(), name, wire).catch((error: unknown) => error);
        expect(end === null || end instanceof MalformedRequest).toBe(true);
      }),
    );
  });
});
