import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeScratchFolder, type ScratchFolder } from '../power/scratch-folder.ts';
import type { FaultableCall } from './fault-points.ts';
import { describeOutcome, prepareScene, runPoint, type FaultOutcome, type Scene } from './fault-run.ts';

describe('a failing disk', () => {
  let scratch: ScratchFolder;
  let scenes: Scene[];

  beforeAll(async () => {
    scratch = takeScratchFolder('memory');
    scenes = [await prepareScene('whole', scratch.path), await prepareScene('taken-up', scratch.path)];
  }, 60_000);

  afterAll(() => {
    scratch.release();
  });

  it('loses, doubles and misreports no payment, whichever call it fails at', async () => {
    const outcomes: FaultOutcome[] = [];
    for (const scene of scenes) {
      for (const point of scene.points.filter((_, index) => index % 170 === 85)) {
        outcomes.push(await runPoint({ scene, directory: join(scratch.path, 'run') }, point));
      }
    }
    expect(outcomes.filter(({ wrong }) => wrong.length > 0).map(describeOutcome)).toEqual([]);
    expect(outcomes.filter(({ hasStopped }) => hasStopped).length).toBeGreaterThan(outcomes.length / 2);
  }, 120_000);

  it('may have kept a commit that it called failed, which the next start finds and goes on from', async () => {
    const outcome = await failAt('fsync', false);
    expect(outcome).toMatchObject({ hasStopped: true, committedThoughFailed: true, wrong: [] });
  });

  it('would lose payments of a program that takes a failed commit for a written one, and this test sees it', async () => {
    const outcome = await failAt('fsync', true);
    expect(outcome.wrong).not.toEqual([]);
  });

  /** Fails once, in the middle of the play that makes its files itself. */
  async function failAt(call: FaultableCall, isCareless: boolean): Promise<FaultOutcome> {
    const [scene] = scenes;
    const points =
      scene?.points.filter((each) => each.call === call && each.error === 'EIO' && !each.isLasting) ?? [];
    const point = points[Math.floor(points.length / 2)];
    if (!scene || !point) throw new Error(`the play makes no ${call}`);
    return runPoint({ scene, directory: join(scratch.path, 'run'), isCareless }, point);
  }
});
