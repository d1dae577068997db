import { expect, test } from 'vitest';
import { countFailure, failuresMax, windowMs } from '../../../src-main/shell/watchdog.ts';

function verdicts(timesMs: readonly number[]): string[] {
  let failuresAtMs: readonly number[] = [];
  return timesMs.map((nowMs) => {
    const watch = countFailure(failuresAtMs, nowMs);
    failuresAtMs = watch.failuresAtMs;
    return watch.verdict;
  });
}

test('a screen that fails three times in ten minutes puts the kiosk out of service', () => {
  expect(failuresMax).toBe(3);
  expect(windowMs).toBe(600_000);
  expect(verdicts([0, 1_000, windowMs - 1])).toEqual(['fresh-window', 'fresh-window', 'out-of-service']);
});

test('a screen that fails now and then is only opened again', () => {
  const everyFiveMinutes = Array.from({ length: 50 }, (_, index) => index * 300_000);
  expect(new Set(verdicts(everyFiveMinutes))).toEqual(new Set(['fresh-window']));
});

test('old failures are forgotten, so that the list does not grow', () => {
  expect(countFailure([0, 1, 2], windowMs + 5).failuresAtMs).toEqual([windowMs + 5]);
});
