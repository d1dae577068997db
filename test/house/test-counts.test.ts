import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOfPlaywright, countsOfVitest, one, sumOf } from '../../scripts/test-counts.mjs';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ventanilla-counts-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function report(content: object): string {
  const file = join(directory, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitestReport = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };

describe('the counts of npm test', () => {
  it('are those of its tools, checks included', () => {
    const all = [
      one(true),
      countsOfVitest(report(vitestReport), 0),
      countsOfPlaywright(report({ stats }), 0),
    ];
    expect(sumOf(all)).toEqual({ passed: 13, failed: 0, skipped: 0 });
  });

  it('say failed when a tool fails without a failed test, as when a file does not load', () => {
    expect(countsOfVitest(report(vitestReport), 1).failed).toBe(1);
    expect(countsOfPlaywright(report({ stats }), 1).failed).toBe(1);
  });

  it('say failed when no test ran at all', () => {
    expect(countsOfVitest(report({ ...vitestReport, numPassedTests: 0 }), 0).failed).toBe(1);
    expect(countsOfPlaywright(report({ stats: { ...stats, expected: 0 } }), 0).failed).toBe(1);
  });

  it('say failed when a tool ended before it could report', () => {
    expect(countsOfVitest(join(directory, 'nothing.json'), 0)).toEqual(one(false));
    expect(countsOfPlaywright(join(directory, 'nothing.json'), 0)).toEqual(one(false));
  });

  it('take a test that passes only now and then for a failed one', () => {
    expect(countsOfPlaywright(report({ stats: { ...stats, flaky: 2 } }), 0).failed).toBe(2);
  });

  it('do not hide what was skipped', () => {
    expect(countsOfVitest(report({ ...vitestReport, numPendingTests: 1, numTodoTests: 1 }), 0).skipped).toBe(
      2,
    );
  });
});
