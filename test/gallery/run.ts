/*
 * npm run gallery: every state of every screen in both languages, all modes and sizes, as pictures and contact sheets
 * in out/gallery/, with what axe and a ruler find. Ends with 1 if anything was found.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../scripts/progress.mjs';
import { inProject } from '../../scripts/project.mjs';
import { layOut } from './contact-sheet.ts';
import { openGallery, type Gallery } from './gallery.ts';
import { arrowRound, tabRound } from './keyboard.ts';
import { goRound, roundOf, tableOf, type Round } from './rounds.ts';
import { languages, modes, sizes, type View } from './sizes.ts';
import { growTrees, keepTrees } from './trees.ts';

const { values } = parseArgs({
  options: {
    /** A regular expression. */
    state: { type: 'string', default: '' },
    size: { type: 'string' },
    mode: { type: 'string' },
    language: { type: 'string' },
    /** Where everything is written. */
    out: { type: 'string', default: inProject('out', 'gallery') },
    pages: { type: 'string', default: '2' },
    notes: { type: 'boolean', default: false },
    /** Walks through every state by Tab alone and by arrows alone too. */
    keys: { type: 'boolean', default: false },
    /** Keeps the accessibility trees as they are now, instead of looking at everything. */
    'keep-trees': { type: 'boolean', default: false },
  },
});

function chosen<Value extends string>(all: readonly Value[], asked: string | undefined): readonly Value[] {
  if (asked === undefined) return all;
  const these = all.filter((value) => asked.split(',').includes(value));
  if (these.length === 0) throw new Error(`${asked} is none of ${all.join(', ')}`);
  return these;
}

const { out } = values;
const startedAtMs = performance.now();

/** Every state in every chosen view: its picture, and what is wrong with it. */
async function lookAtEverything(gallery: Gallery): Promise<number> {
  const wanted = new RegExp(values.state);
  const states = gallery.states.filter(({ name }) => wanted.test(name));
  const views: View[] = chosen(sizes, values.size).flatMap((size) =>
    chosen(modes, values.mode).flatMap((mode) =>
      chosen(languages, values.language).map((language) => ({ size, mode, language })),
    ),
  );
  const rounds = views.map((view) => roundOf(states, view));
  mkdirSync(join(out, 'sheets'), { recursive: true });
  for (const { view } of rounds) {
    rmSync(folderOf(view), { recursive: true, force: true });
    mkdirSync(folderOf(view), { recursive: true });
  }
  const sightings = await goRound(gallery, rounds, {
    look: async (easel, { name }, view) => {
      writeFileSync(join(folderOf(view), `${name}.png`), await easel.picture());
      const seen = [...(await easel.inspect()), ...(await easel.runAxe())];
      return values.keys ? [...seen, ...(await tabRound(easel)), ...(await arrowRound(easel))] : seen;
    },
    tell: laySheets,
  });
  const faults = sightings.filter(({ isNote }) => !isNote);
  const notes = sightings.filter(({ isNote }) => isNote);
  writeFileSync(join(out, 'findings.txt'), `${tableOf(faults)}\n`);
  writeFileSync(join(out, 'notes.txt'), `${tableOf(notes)}\n`);
  say(tableOf(values.notes ? sightings : faults));
  say(`▸ ${faults.length} findings, ${notes.length} notes; pictures and sheets are in ${out}`);
  return faults.length === 0 ? 0 : 1;
}

function folderOf({ size, mode, language }: View): string {
  return join(out, `${size}-${mode}-${language}`);
}

async function laySheets({ view, states }: Round): Promise<void> {
  const { size, mode, language } = view;
  const prints = states
    .map(({ name }) => ({ name, file: join(folderOf(view), `${name}.png`) }))
    // What could not be reached is told of below.
    .filter(({ file }) => existsSync(file));
  const nameOf = (sheet: number): string =>
    join(out, 'sheets', `${size}-${mode}-${language}-${String(sheet)}.png`);
  const sheets = await layOut(prints, size, nameOf);
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  say(`▸ ${size} ${mode} ${language}: ${prints.length} states on ${sheets.length} sheets, ${seconds} s`);
}

/** Writes down what a screen reader is told, to be read and kept. */
async function keepAllTrees(gallery: Gallery): Promise<number> {
  const files = await growTrees(gallery);
  for (const [file, trees] of files) keepTrees(file, trees);
  say(`▸ ${files.size} files of trees are written; read what has changed before keeping it`);
  return 0;
}

const gallery = await openGallery(join(out, 'site'), Number(values.pages));
try {
  process.exitCode = await (values['keep-trees'] ? keepAllTrees(gallery) : lookAtEverything(gallery));
} finally {
  await gallery.close();
}
