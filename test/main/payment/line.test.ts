import { describe, expect, it } from 'vitest';
import { Line } from '../../../src-main/payment/line.ts';

/** A clock whose sleeps end only when they are woken, or let go. */
function sleepyClock(): {
  clock: ConstructorParameters<typeof Line>[0];
  sleeps: number[];
  letGo: () => void;
} {
  const sleeps: number[] = [];
  let sleepers: (() => void)[] = [];
  return {
    sleeps,
    letGo: () => {
      const woken = sleepers;
      sleepers = [];
      for (const wake of woken) wake();
    },
    clock: {
      nowUnixMs: () => 0,
      monotonicMs: () => 0,
      sleep: (delayMs, signal) =>
        new Promise((resolve) => {
          sleeps.push(delayMs);
          sleepers.push(resolve);
          signal.addEventListener('abort', () => {
            resolve();
          });
        }),
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const noting = (): undefined => undefined;

describe('a line', () => {
  it('lets so many ask at once, and whoever stands at the kiosk before the rest', async () => {
    const line = new Line(sleepyClock().clock, 1, () => 0);
    const order: string[] = [];
    const first = Promise.withResolvers<null>();
    const asked = [
      line.ask('absent', async () => {
        order.push('first');
        await first.promise;
        return 0;
      }),
      line.ask('absent', async () => order.push('absent')),
      line.ask('present', async () => order.push('present')),
    ];
    await settle();
    expect(order).toEqual(['first']);
    first.resolve(null);
    await Promise.all(asked);
    expect(order).toEqual(['first', 'present', 'absent']);
  });

  it('gives its place on when asking throws', async () => {
    const line = new Line(sleepyClock().clock, 1, () => 0);
    await expect(line.ask('absent', () => Promise.reject(new Error('no device')))).rejects.toThrow(
      'no device',
    );
    expect(await line.ask('absent', async () => 'served')).toBe('served');
  });

  it('rests longer after each silence, to five minutes, and asks again for ever', async () => {
    const { clock, sleeps, letGo } = sleepyClock();
    const line = new Line(clock, 1, () => 0);
    let asked = 0;
    const answer = line.untilAnswered('absent', async () => (++asked === 12 ? 'yes' : undefined), noting);
    while (asked < 12) {
      await settle();
      letGo();
    }
    expect(await answer).toBe('yes');
    expect(sleeps.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(sleeps.at(-1)).toBe(300_000);
  });

  it('wakes whoever rests as soon as somebody was answered', async () => {
    const line = new Line(sleepyClock().clock, 4, () => 0);
    let isUp = false;
    const answers = [1, 2, 3].map((number) =>
      line.untilAnswered('absent', async () => (isUp ? number : undefined), noting),
    );
    await settle();
    isUp = true;
    line.wake();
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  });

  it('has all that is unanswered asked once more when it is pressed, and waits no longer than that', async () => {
    const line = new Line(sleepyClock().clock, 4, () => 0);
    const asked = [0, 0];
    for (const number of [0, 1]) {
      void line.untilAnswered(
        'absent',
        async () => {
          asked[number] = (asked[number] ?? 0) + 1;
          return undefined;
        },
        noting,
      );
    }
    await settle();
    expect(asked).toEqual([1, 1]);
    await line.pressOn();
    expect(asked).toEqual([2, 2]);
  });

  it('ends what rests when it is stopped', async () => {
    const line = new Line(sleepyClock().clock, 1, () => 0);
    const answer = line.untilAnswered('absent', async () => undefined, noting);
    await settle();
    line.stop();
    await answer.then((said) => {
      expect(said).toBeUndefined();
    });
  });
});
