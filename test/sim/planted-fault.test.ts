import { expect, it, vi } from 'vitest';
import { runCampaign } from './campaign.ts';
import { live } from './life.ts';
import { shrink } from './shrink.ts';

// The fault: nobody keeps to what the acquirer permits to be queued.
vi.mock('../../src-main/payment/queue-limits.ts', () => ({ queueRefusal: () => undefined }));

/** In milliseconds; generous, as for every simulation. */
const timeoutMs = 240_000;

it(
  'finds a planted fault, and tells a story of it that is shorter than the life in which it was found',
  async () => {
    const { found } = await runCampaign({ payments: 10_000, seed: 1 });
    expect(found?.finding).toMatchObject({ is: 'violation', invariant: 'queue-permitted' });
    if (!found) return;
    const whole = await live({ seed: found.lifeSeed, keepsStory: true, without: new Set() });
    const shortest = await shrink(found.lifeSeed, found.finding);
    expect(shortest.finding).toMatchObject({ invariant: 'queue-permitted' });
    expect(shortest.happened.length).toBeLessThan(whole.happened.length);
    expect(shortest.story.length).toBeLessThan(whole.story.length);
    expect(shortest.story.some(({ what }) => what.startsWith('VIOLATION'))).toBe(true);
  },
  timeoutMs,
);
