import { chanceFrom, type Chance } from './chance.ts';
import { checkImage, type Problem } from './check-image.ts';
import { createDiskModel, type DiskImage, type Honesty } from './disk-model.ts';
import { expectationOf } from './expectation.ts';
import type { DiskAct } from './read-trace.ts';
import type { Recording } from './recording.ts';

/** A power cut after which something was not as it was acknowledged. */
export interface Finding {
  readonly seed: number;
  /** The act before which power was cut; of the image at this act, the one of this number. */
  readonly act: number;
  readonly image: number;
  readonly problems: readonly Problem[];
}

export interface ImageRun {
  readonly recording: Recording;
  readonly images: number;
  /** Where images are laid out, one after the other. */
  readonly directory: string;
  /** Which of its syncs the disk really does; all when not given. */
  readonly isHonest?: Honesty;
  /** Told of every finding, with the files as the power cut left them. */
  readonly onFinding?: (finding: Finding, image: DiskImage) => void;
}

/**
 * Cuts power at chosen moments of a recording and checks what is left each time.
 *
 * @returns the number of images with at least one problem, by kind
 */
export function testImages(run: ImageRun): ReadonlyMap<Problem['is'], number> {
  const { recording, directory } = run;
  const { acts, seed } = recording;
  const cuts = chooseCuts(acts, run.images, chanceFrom(seed));
  const model = createDiskModel(run.isHonest);
  const expected = expectationOf(recording);
  const counts = new Map<Problem['is'], number>();
  for (const [act, next] of acts.entries()) {
    for (let image = 0; image < (cuts.get(act) ?? 0); image += 1) {
      const chance = chanceFrom(seed ^ Math.imul(act + 1, 0x9e3779b1) ^ image);
      const left = model.cutPower(chance);
      const problems = checkImage(left, expected, directory);
      for (const kind of new Set(problems.map((problem) => problem.is)))
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (problems.length > 0) run.onFinding?.({ seed, act, image, problems }, left);
    }
    model.take(next);
    if (next.is === 'said') expected.hear(next.line);
  }
  return counts;
}

/** Half of the cuts anywhere; half close to something that is done to a file, the rare as often as the frequent. */
function chooseCuts(acts: readonly DiskAct[], images: number, chance: Chance): ReadonlyMap<number, number> {
  const kinds = [...Map.groupBy(acts.keys(), (at) => kindOf(acts[at])).values()];
  const cuts = new Map<number, number>();
  for (let image = 0; image < images; image += 1) {
    const anywhere = chance.below(acts.length);
    const nearby = chance.oneOf(chance.oneOf(kinds)) + chance.below(16) - 3;
    const act = Math.min(acts.length - 1, Math.max(0, chance.fraction() < 0.5 ? anywhere : nearby));
    cuts.set(act, (cuts.get(act) ?? 0) + 1);
  }
  return cuts;
}

function kindOf(act: DiskAct | undefined): string {
  if (!act) return '';
  if (act.is !== 'said') return `${act.is} ${act.path}`;
  return act.line.includes('"opened"') ? 'opened' : 'said';
}
