import { rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { temporaryDirectory } from '../main/temporary-directory.ts';
import { killKiosks, type Report } from './campaign.ts';
import { nameOf, type Ending, type NamedStep, type Plan, type Trouble } from './plan.ts';

const usual = {
  is: 'visit',
  trouble: 'none',
  heldBackShare: 2,
  quietBefore: 0,
  asksFirst: false,
  isSecondTry: false,
} as const;

function killedAt(step: NamedStep, ending: Ending): Plan {
  return { ...usual, point: { is: 'step', step }, ending };
}

/** In a trouble that keeps the payment in the state until the kill has come. */
function killedIn(state: 'unknown' | 'approved', trouble: Trouble): Plan {
  return { ...usual, point: { is: 'state', state }, ending: 'plain', trouble };
}

/** Every other one is followed by a customer who comes back to the interrupted invoice. */
const plans: readonly Plan[] = [
  { ...killedAt('sale-on-the-line', 'plain'), trouble: 'sale-held-back' },
  killedAt('sale-received', 'plain'),
  { ...killedAt('sale-booked', 'plain'), isSecondTry: true },
  killedAt('sale-answered', 'declined'),
  killedAt('inquiry-received', 'charged-silent'),
  { ...killedAt('inquiry-answered', 'charged-broken'), isSecondTry: true },
  killedAt('post-received', 'plain'),
  { ...killedAt('post-booked', 'plain'), isSecondTry: true },
  killedAt('post-answered', 'plain'),
  killedAt('printing-began', 'plain'),
  killedAt('reversal-received', 'paid-elsewhere'),
  killedAt('reversal-booked', 'paid-elsewhere'),
  killedIn('approved', 'biller-away'),
  { ...killedAt('printing-ended', 'plain'), trouble: 'vpos-away-before-the-visit' },
  { ...killedAt('sale-booked', 'plain'), is: 'recovery' },
  killedIn('unknown', 'vpos-away-during-the-sale'),
];

/** For a test that starts a whole kiosk a dozen times, perhaps on a machine that is busy with others. */
const startsMs = 180_000;

const somePlan = killedAt('sale-booked', 'plain');

async function kill(chosen: readonly Plan[], afterKill?: (stateDirectory: string) => void): Promise<Report> {
  return killKiosks({
    runs: chosen.length,
    seed: 1,
    lanes: 1,
    haste: 10,
    directory: temporaryDirectory(),
    planOf: (run) => chosen[run] ?? somePlan,
    afterKill,
  });
}

describe('a kiosk that is killed and started again', () => {
  beforeAll(async () => {
    expect(await build()).toBe(true);
  });

  it(
    `at ${plans.length} points of its payments loses, doubles and misreports nothing`,
    { timeout: startsMs },
    async () => {
      const { runs, tally, found } = await kill(plans);
      expect(found).toEqual([]);
      expect(runs).toBe(plans.length);
      const names = tally.kills.entries().map(([name]) => name);
      const wanted = plans.map(
        (plan) => `${nameOf(plan.point)}${plan.is === 'recovery' ? ', in recovery' : ''}`,
      );
      expect(new Set(names)).toEqual(new Set([...wanted, 'at rest']));
      const states = new Map(tally.states.entries());
      expect(states.get('posted')).toBeGreaterThan(5);
      expect(states.get('reversed')).toBeGreaterThan(1);
    },
  );

  it('is found out when its disk forgets that a card was charged', { timeout: startsMs }, async () => {
    const { found } = await kill([somePlan], (stateDirectory) => {
      rmSync(stateDirectory, { recursive: true });
    });
    expect(found.map(({ is }) => is)).toContain('lost');
  });
});
