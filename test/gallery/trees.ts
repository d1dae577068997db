import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';
import type { Gallery } from './gallery.ts';
import { goRound, type Round } from './rounds.ts';
import { languages } from './sizes.ts';

/*
 * What a screen reader is told of each screen, kept as text and read like code: one file a screen, each of its states
 * under its name.
 */

const directory = inProject('test', 'gallery', 'trees');

/** Each state's tree, in the order in which the states are shown. */
export type Trees = ReadonlyMap<string, string>;

function fileOf(screen: string, language: string): string {
  return join(directory, `${screen}.${language}.txt`);
}

export function written(trees: Trees): string {
  return [...trees].map(([state, tree]) => `# ${state}\n\n${tree}\n`).join('\n');
}

export function readTrees(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

export function keepTrees(file: string, trees: Trees): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, written(trees));
}

/** The tree of every state in Spanish, and of the way that most customers go in English too, by the file that it belongs to. */
export async function growTrees(gallery: Gallery): Promise<ReadonlyMap<string, Trees>> {
  const grown = new Map<string, string>();
  const rounds = languages.map((language): Round => {
    const states = gallery.states.filter(({ isMain }) => language === 'es' || isMain);
    return { view: { size: '1080x1920', mode: 'normal', language }, states };
  });
  const lost = await goRound(gallery, rounds, {
    look: async (easel, { name }, { language }) => {
      grown.set(`${language} ${name}`, await easel.tree());
      return [];
    },
  });
  if (lost.length > 0) throw new Error(lost.map(({ state, what }) => `${state}: ${what}`).join('\n'));
  const files = new Map<string, Map<string, string>>();
  for (const { view, states } of rounds) {
    for (const { name, screen } of states) {
      const file = fileOf(screen, view.language);
      const trees = files.get(file) ?? new Map<string, string>();
      files.set(file, trees.set(name, grown.get(`${view.language} ${name}`) ?? ''));
    }
  }
  return files;
}
