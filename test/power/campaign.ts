import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chanceFrom } from './chance.ts';
import type { Problem } from './check-image.ts';
import type { DiskImage, Honesty } from './disk-model.ts';
import { record, type Life, type Recording } from './recording.ts';
import { takeScratchFolder } from './scratch-folder.ts';
import { testImages, type Finding } from './test-images.ts';

/** A recording to be made, and how many images of it are to be tested. */
export interface Task {
  readonly seed: number;
  readonly stepsEach: number;
  readonly synchronous: Life['synchronous'];
  readonly images: number;
  /** Images of the same recording on a disk that lies: the control. */
  readonly lyingImages: number;
}

/** How many images there were of one kind of disk, and how many of them were not as acknowledged, by kind of problem. */
export interface Tally {
  readonly images: number;
  /** Images with at least one problem. */
  readonly wrong: number;
  readonly problems: Readonly<Partial<Record<Problem['is'], number>>>;
}

export interface TaskResult {
  readonly task: Task;
  readonly acts: number;
  /** Commits and destructions that the recorded program was told are on the disk. */
  readonly acknowledged: number;
  readonly asTold: Tally;
  readonly onLyingDisk: Tally;
  /** The first finding of each kind on the disk that does not lie, in words, with where its image was kept. */
  readonly findings: readonly string[];
}

/** A disk that lies does this share of its syncs not at all. */
const liesShare = 0.3;
/** Makes a recording and tests its images. */
export async function perform(task: Task): Promise<TaskResult> {
  const scratch = takeScratchFolder('disk');
  const imageScratch = takeScratchFolder('memory');
  try {
    const { seed, stepsEach, synchronous } = task;
    const recording = await record({ seed, stepsEach, synchronous, directory: scratch.path });
    const directory = join(imageScratch.path, 'image');
    const findings: string[] = [];
    const keptKinds = new Set<Problem['is']>();
    const asTold = count(recording, task.images, {
      directory,
      onFinding: (finding, image) => {
        const kinds = finding.problems.map((problem) => problem.is);
        if (kinds.every((kind) => keptKinds.has(kind))) return;
        for (const kind of kinds) keptKinds.add(kind);
        findings.push(keepFinding(finding, image));
      },
    });
    const chance = chanceFrom(seed);
    const lies = recording.acts.map(() => chance.fraction() < liesShare);
    const isHonest: Honesty = (act) => lies[act] !== true;
    const onLyingDisk = count(recording, task.lyingImages, { directory, isHonest });
    const acknowledged = recording.acts.filter(
      (act) => act.is === 'said' && act.line === '{"is":"done"}',
    ).length;
    return { task, acts: recording.acts.length, acknowledged, asTold, onLyingDisk, findings };
  } finally {
    scratch.release();
    imageScratch.release();
  }
}

function count(
  recording: Recording,
  images: number,
  options: {
    readonly directory: string;
    readonly isHonest?: Honesty;
    readonly onFinding?: (finding: Finding, image: DiskImage) => void;
  },
): Tally {
  let wrong = 0;
  const problems = testImages({
    ...options,
    recording,
    images,
    onFinding: (finding, image) => {
      wrong += 1;
      options.onFinding?.(finding, image);
    },
  });
  return { images, wrong, problems: Object.fromEntries(problems) };
}

/** Keeps the files as the power cut left them, for whoever looks into it. */
function keepFinding({ seed, act, image, problems }: Finding, files: DiskImage): string {
  const directory = mkdtempSync(join(tmpdir(), `ventanilla-finding-${seed}-${act}-${image}-`));
  for (const [path, bytes] of files) writeFileSync(join(directory, basename(path)), bytes);
  const why = problems.map((problem) => `${problem.is}: ${problem.why}`).join('; ');
  return `seed ${seed}, cut before act ${act}, image ${image}: ${why} (kept in ${directory})`;
}
