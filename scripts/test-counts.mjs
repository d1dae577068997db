import { existsSync } from 'node:fs';
import { readJson } from './project.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} VitestReport
 *
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/**
 * @param {boolean} hasPassed
 * @returns {Counts}
 */
export function one(hasPassed) {
  return { passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0 };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumOf(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * @param {string} file what Vitest's JSON reporter wrote
 * @param {number} exitCode Vitest's
 * @returns {Counts}
 */
export function countsOfVitest(file, exitCode) {
  const report = /** @type {VitestReport | undefined} */ (existsSync(file) ? readJson(file) : undefined);
  if (!report) return one(false);
  const skipped = report.numPendingTests + report.numTodoTests;
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped }, exitCode);
}

/**
 * @param {string} file what Playwright's JSON reporter wrote
 * @param {number} exitCode Playwright's
 * @returns {Counts}
 */
export function countsOfPlaywright(file, exitCode) {
  const report = /** @type {PlaywrightReport | undefined} */ (existsSync(file) ? readJson(file) : undefined);
  if (!report) return one(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

/**
 * A tool that failed without a failed test (a file that does not load), or that ran no test at all, has
 * not passed.
 *
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
function honest(counts, exitCode) {
  const hasProblem = exitCode !== 0 || counts.passed === 0;
  return hasProblem && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
