import type { Tally, Task, TaskResult } from './campaign.ts';

const imagesEach = 4_000;
/** Without one of these the checks have not been seen to fail, and their silence means nothing. */
const controlImagesMin = 100;

/** Shares images among recordings: some long enough for checkpoints by size, some short, so that starts are frequent. */
export function planTasks(images: number, seed: number): Task[] {
  const recordings = Math.max(2, Math.ceil(images / imagesEach));
  const lyingImages = Math.ceil(Math.max(controlImagesMin, images / 50) / recordings);
  const tasks = Array.from({ length: recordings }, (_, index): Task => {
    const share = Math.floor(images / recordings) + (index < images % recordings ? 1 : 0);
    const stepsEach = index % 3 === 0 ? 150 : 40;
    return { seed: seed + index, stepsEach, synchronous: 'full', images: share, lyingImages };
  });
  const control = { seed: seed + recordings, stepsEach: 150, synchronous: 'normal' } as const;
  return [
    { ...control, images: Math.max(controlImagesMin, Math.ceil(images / 50)), lyingImages: 0 },
    ...tasks,
  ];
}

/** Nothing was wrong where the disk was waited for and told the truth, and something was where not. */
export function isSound(results: readonly TaskResult[]): boolean {
  const { asTold, withoutWaiting, onLyingDisk } = sum(results);
  return (
    asTold.images > 0 &&
    asTold.wrong === 0 &&
    (withoutWaiting.problems.lost ?? 0) > 0 &&
    onLyingDisk.wrong > 0
  );
}

/** The figures, a line each. */
export function describeResults(results: readonly TaskResult[]): string[] {
  const waiting = results.filter(({ task }) => task.synchronous === 'full');
  const acknowledged = waiting.reduce((all, result) => all + result.acknowledged, 0);
  const acts = waiting.reduce((all, result) => all + result.acts, 0);
  const { asTold, withoutWaiting, onLyingDisk } = sum(results);
  return [
    `power loss: ${asTold.images} images of ${waiting.length} recordings with ${acknowledged} acknowledged commits in ${acts} acts`,
    `  ${describe(asTold)}`,
    'control, the same program without waiting for the disk (synchronous = NORMAL):',
    `  ${describe(withoutWaiting)}`,
    'control, a disk that does not do 3 of 10 syncs that it confirms:',
    `  ${describe(onLyingDisk)}`,
    ...results.flatMap(({ task, findings }) => (task.synchronous === 'full' ? findings : [])),
  ];
}

function sum(results: readonly TaskResult[]): Record<'asTold' | 'withoutWaiting' | 'onLyingDisk', Tally> {
  const of = (synchronous: Task['synchronous']): TaskResult[] =>
    results.filter(({ task }) => task.synchronous === synchronous);
  return {
    asTold: add(of('full').map((result) => result.asTold)),
    withoutWaiting: add(of('normal').map((result) => result.asTold)),
    onLyingDisk: add(of('full').map((result) => result.onLyingDisk)),
  };
}

function add(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, tally) => {
      const kinds = [
        ...Object.keys(all.problems),
        ...Object.keys(tally.problems),
      ] as (keyof Tally['problems'])[];
      const both = kinds.map((kind) => [kind, (all.problems[kind] ?? 0) + (tally.problems[kind] ?? 0)]);
      return {
        images: all.images + tally.images,
        wrong: all.wrong + tally.wrong,
        problems: Object.fromEntries(both) as Tally['problems'],
      };
    },
    { images: 0, wrong: 0, problems: {} },
  );
}

function describe({ images, wrong, problems }: Tally): string {
  const kinds = ['lost', 'does-not-open', 'invented', 'differs', 'card-lost', 'card-left'] as const;
  const counts = kinds.map((kind) => `${kind} ${problems[kind] ?? 0}`).join(', ');
  const percent = images === 0 ? 0 : Math.round((1_000 * wrong) / images) / 10;
  return `${wrong} of ${images} images wrong (${percent} %): ${counts}`;
}
