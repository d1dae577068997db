import { describe, expect, test } from 'vitest';
import { ReadAhead } from '../../src-renderer/read-ahead.svelte.ts';

describe('a part of the screens that is read ahead', () => {
  test('is there for the customer as soon as it has been read', async () => {
    const ahead = new ReadAhead(async () => 'screens');

    expect(ahead.part).toBeUndefined();
    await ahead.begin();

    expect(ahead.part).toBe('screens');
    expect(ahead.isLost).toBe(false);
  });

  test('is read once, however often the customer makes the page ask for it', async () => {
    let reads = 0;
    const ahead = new ReadAhead(async () => {
      reads += 1;
      return reads;
    });

    await Promise.all([ahead.begin(), ahead.begin()]);
    await ahead.begin();

    expect(ahead.part).toBe(1);
  });

  test('is known to be lost when it cannot be read, so that the customer is told instead of tapping on nothing', async () => {
    const ahead = new ReadAhead<string>(async () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });

    await ahead.begin();

    expect(ahead.isLost).toBe(true);
    expect(ahead.part).toBeUndefined();
  });
});
