import { describe, expect, it } from 'vitest';
import { chanceFrom } from './chance.ts';
import { createDiskModel, type Honesty } from './disk-model.ts';
import type { DiskAct } from './read-trace.ts';

const path = '/disk/file';
const old = Buffer.alloc(2_048, 'a');
const young = Buffer.alloc(2_048, 'b');

function write(bytes: Buffer, at = 0): DiskAct {
  return { is: 'write', path, at, bytes };
}

/** Every different outcome of many power cuts after the acts: the files' names with their content. */
function outcomes(acts: readonly DiskAct[], isHonest?: Honesty): Set<string> {
  const model = createDiskModel(isHonest);
  for (const act of acts) model.take(act);
  const cuts = Array.from({ length: 500 }, (_, seed) => model.cutPower(chanceFrom(seed)));
  return new Set(
    cuts.map((image) => [...image].map(([name, bytes]) => `${name}=${bytes.toString()}`).join()),
  );
}

/** A file of which name and content are on the disk. Syncs cover all that came before them. */
const made: readonly DiskAct[] = [
  { is: 'create', path },
  write(old),
  { is: 'sync', path, covers: 2 },
  { is: 'sync', path: '/disk', covers: 3 },
];

describe('the model of the disk', () => {
  it('keeps what was waited for, always', () => {
    expect(outcomes(made)).toEqual(new Set([`${path}=${old.toString()}`]));
  });

  it('keeps, loses or tears at sectors what was not waited for', () => {
    const found = [...outcomes([...made, write(young)])].map((text) => text.slice(path.length + 1));
    expect(found).toContain(old.toString());
    expect(found).toContain(young.toString());
    expect(found.length).toBeGreaterThan(4);
    for (const text of found) expect(text).toMatch(/^(a{512}|b{512}){4}$/);
  });

  it('does not let a sync vouch for what was written after it began', () => {
    const found = outcomes([...made, write(young), { is: 'sync', path, covers: 4 }]);
    expect(found).toContain(`${path}=${old.toString()}`);
  });

  it('may forget the name of a new file until its folder was waited for', () => {
    const found = outcomes(made.slice(0, 3));
    expect(found).toEqual(new Set(['', `${path}=${old.toString()}`]));
  });

  it('does names and truncations in their order', () => {
    const found = outcomes([
      ...made,
      { is: 'truncate', path, size: 0 },
      { is: 'rename', path, to: '/disk/new' },
    ]);
    const [kept, cut, renamed] = [`${path}=${old.toString()}`, `${path}=`, '/disk/new='];
    expect(found).toEqual(new Set([kept, cut, renamed]));
  });

  it('keeps nothing of what was written behind a truncation that did not happen', () => {
    const found = outcomes([...made, { is: 'truncate', path, size: 0 }, write(young.subarray(0, 512))]);
    expect(found).toEqual(new Set([old.toString(), '', 'b'.repeat(512)].map((text) => `${path}=${text}`)));
  });

  it('loses what a lying disk has confirmed', () => {
    expect(outcomes(made, () => false)).toContain('');
  });
});
