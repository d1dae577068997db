import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TryBucket } from '../../../src-main/visit/try-bucket.ts';

const limits = { triesMax: 3, refillMs: 1_000 };

function bucketAt(): { bucket: TryBucket; pass: (ms: number) => void } {
  let atMs = 50_000;
  const bucket = new TryBucket({ monotonicMs: () => atMs }, limits);
  return { bucket, pass: (ms) => (atMs += ms) };
}

describe('wrong tries at this kiosk', () => {
  it('are so many at once, and then one in a while', () => {
    const { bucket, pass } = bucketAt();
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
    pass(999);
    expect(bucket.take()).toBe(false);
    pass(1);
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  });

  it('cost nothing when they were right', () => {
    const { bucket } = bucketAt();
    for (let visit = 0; visit < 10; visit += 1) {
      expect(bucket.take()).toBe(true);
      bucket.giveBack();
    }
  });

  it('are never more than so many and what time has given, and the next person waits for one at most', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constant('take' as const)));
    fc.assert(
      fc.property(steps, (plan) => {
        const { bucket, pass } = bucketAt();
        let passedMs = 0;
        let taken = 0;
        for (const step of plan) {
          if (step !== 'take') {
            pass(step);
            passedMs += step;
          } else if (bucket.take()) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(limits.triesMax + passedMs / limits.refillMs);
        pass(limits.refillMs);
        expect(bucket.take()).toBe(true);
      }),
    );
  });
});
