import { beforeAll, describe, expect, it } from 'vitest';
import { perform, type TaskResult } from './campaign.ts';
import { stracePath } from './strace.ts';
import { isSound } from './verdict.ts';

describe('a power cut', () => {
  let waiting: TaskResult;
  let notWaiting: TaskResult;

  beforeAll(async () => {
    const small = { seed: 1, stepsEach: 40 };
    waiting = await perform({ ...small, synchronous: 'full', images: 300, lyingImages: 60 });
    notWaiting = await perform({ ...small, synchronous: 'normal', images: 60, lyingImages: 0 });
  }, 120_000);

  it('at any moment loses no acknowledged event and no kept card, and brings no destroyed card back', () => {
    expect(waiting.findings).toEqual([]);
    expect(waiting.asTold).toEqual({ images: 300, wrong: 0, problems: {} });
    expect(waiting.acknowledged).toBeGreaterThan(100);
  });

  it('loses acknowledged events of a journal that does not wait for the disk, and this test sees it', () => {
    expect(notWaiting.asTold.problems.lost).toBeGreaterThan(0);
  });

  it('loses something on a disk that lies, and this test sees it', () => {
    expect(waiting.onLyingDisk.wrong).toBeGreaterThan(0);
  });

  it('is called survived only when the controls have lost something', () => {
    const fine = { ...waiting, asTold: { images: 300, wrong: 0, problems: {} }, findings: [] };
    expect(isSound([fine, notWaiting])).toBe(true);
    expect(isSound([{ ...fine, onLyingDisk: fine.asTold }, notWaiting])).toBe(false);
    expect(isSound([fine, { ...notWaiting, asTold: fine.asTold }])).toBe(false);
    expect(isSound([{ ...fine, asTold: { images: 300, wrong: 1, problems: { lost: 1 } } }, notWaiting])).toBe(
      false,
    );
  });

  it('cannot be tested without strace, which is said together with how to install it', () => {
    expect(() => stracePath('/nowhere')).toThrow(/apt-get install strace/);
  });
});
