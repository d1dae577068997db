import { describe, expect, it } from 'vitest';
import { runCampaign, sumUp } from './campaign.ts';
import { readCommandLine } from './command-line.ts';
import { faultKinds } from './faults.ts';
import { live } from './life.ts';

/** Simulated time costs real time: how much depends on what else this machine does. In milliseconds. */
const timeoutMs = 240_000;

const payments = 2_500;
const seeds = [1, 2, 3, 4];

describe('the simulation', () => {
  it(
    'finds nothing wrong with 10 000 payments, and has tried everything that can go wrong',
    async () => {
      const reports = [];
      for (const seed of seeds) reports.push(await runCampaign({ payments, seed }));
      const { found, faults, statesWritten, eventsWritten, ...sums } = sumUp(reports);
      expect(found).toBeUndefined();
      expect(sums.payments).toBeGreaterThanOrEqual(payments * seeds.length);
      expect(faultKinds.filter((kind) => (faults[kind] ?? 0) === 0)).toEqual([]);
      expect(eventsWritten['posted, of a part']).toBeGreaterThan(100);
      expect(Object.keys(statesWritten).sort()).toEqual([
        'abandoned',
        'approved',
        'created',
        'declined',
        'expired',
        'manual',
        'posted',
        'queued',
        'reversed',
        'reversing',
        'sending',
        'unknown',
      ]);
    },
    timeoutMs,
  );

  it(
    'does the same for the same seed, and something else for another',
    async () => {
      const [one, same, other] = [
        await runCampaign({ payments: 300, seed: 7 }),
        await runCampaign({ payments: 300, seed: 7 }),
        await runCampaign({ payments: 300, seed: 8 }),
      ];
      expect(same).toEqual(one);
      expect(other.digest).not.toBe(one.digest);
    },
    timeoutMs,
  );

  it('lives a life again without the misfortunes that are left out', async () => {
    const options = { seed: 11, keepsStory: true };
    const { happened } = await live({ ...options, without: new Set() });
    expect(happened.length).toBeGreaterThan(0);
    const again = await live({ ...options, without: new Set(happened) });
    expect(again.happened.filter((fault) => happened.includes(fault))).toEqual([]);
    expect(again.finding).toBeUndefined();
  });
});

describe('the command line of the simulation', () => {
  it('says what is wrong with what it does not understand', () => {
    expect(readCommandLine(['--payments', '12x'])).toEqual({
      is: 'wrong',
      why: '--payments must be a whole number from 1 up, and is "12x"',
    });
    expect(readCommandLine(['--paymnets', '12']).is).toBe('wrong');
  });

  it('knows how much to do when it is not told', () => {
    expect(readCommandLine([])).toEqual({ is: 'campaign', payments: 100_000, seed: 1, workers: 1 });
  });
});
