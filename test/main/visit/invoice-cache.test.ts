import { describe, expect, it } from 'vitest';
import { InvoiceCache } from '../../../src-main/visit/invoice-cache.ts';

const minute = 60_000;

function cacheAt(ageMaxMs = 15 * minute): { cache: InvoiceCache; pass: (ms: number) => void } {
  let atMs = 0;
  const cache = new InvoiceCache({ monotonicMs: () => atMs }, ageMaxMs);
  return { cache, pass: (ms) => (atMs += ms) };
}

describe('what the biller said in this visit', () => {
  it('can be read while it is young, and not a moment longer', () => {
    const { cache, pass } = cacheAt();
    cache.keep('invoice FE-1', { amountMinor: 3845 });
    pass(15 * minute);
    expect(cache.read('invoice FE-1')).toEqual({ amountMinor: 3845 });
    pass(1);
    expect(cache.read('invoice FE-1')).toBeUndefined();
  });

  it('is what it said last', () => {
    const { cache } = cacheAt();
    cache.keep('invoice FE-1', { amountMinor: 1 });
    cache.keep('invoice FE-1', { amountMinor: 2 });
    expect(cache.read('invoice FE-1')).toEqual({ amountMinor: 2 });
  });

  it('is gone for good when the customer leaves', () => {
    const { cache } = cacheAt();
    cache.keep('invoice FE-1', { customerName: 'María' });
    cache.destroy();
    expect(cache.read('invoice FE-1')).toBeUndefined();
    cache.keep('invoice FE-1', { customerName: 'María' });
    expect(cache.read('invoice FE-1')).toBeUndefined();
  });

  it('never takes more than 200 answers: the oldest go', () => {
    const { cache } = cacheAt();
    for (let number = 0; number <= 200; number += 1) cache.keep(`invoice ${number}`, { number });
    expect(cache.read('invoice 0')).toBeUndefined();
    expect(cache.read('invoice 1')).toEqual({ number: 1 });
    expect(cache.read('invoice 200')).toEqual({ number: 200 });
  });

  it('is kept nowhere when the configuration gives it no time', () => {
    const { cache, pass } = cacheAt(0);
    cache.keep('invoice FE-1', { amountMinor: 1 });
    pass(1);
    expect(cache.read('invoice FE-1')).toBeUndefined();
  });
});
