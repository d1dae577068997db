import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutants } from './all.ts';
import { plant } from './mutant.ts';

const payment = resolve(import.meta.dirname, '../../../src-main/payment');

describe('the mutants', () => {
  it.each(mutants)('find their place in the program: $name', (mutant) => {
    const source = readFileSync(join(payment, mutant.file), 'utf8');
    expect(plant(mutant, source)).not.toBe(source);
  });

  it('are at least forty, each by a name of its own', () => {
    const names = new Set(mutants.map(({ name }) => name));
    expect(names.size).toBe(mutants.length);
    expect(names.size).toBeGreaterThanOrEqual(40);
  });

  it('say where the list must follow the program', () => {
    const lost = { name: 'lost', file: 'rule.ts', find: 'what was never there', replace: '' };
    expect(() => plant(lost, 'the program')).toThrow('0 times, not once');
    expect(() => plant({ ...lost, find: 'the' }, 'the same and the same')).toThrow('2 times, not once');
  });
});
