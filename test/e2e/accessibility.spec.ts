import { expect, test } from '@playwright/test';
import { basename, resolve } from 'node:path';
import { openGallery, type Gallery } from '../gallery/gallery.ts';
import { arrowRound, tabRound } from '../gallery/keyboard.ts';
import { goRound, sliceOf, tableOf } from '../gallery/rounds.ts';
import { languages, modes, type View } from '../gallery/sizes.ts';
import { growTrees, readTrees, written } from '../gallery/trees.ts';

/*
 * npm run gallery looks at every state in every view. Here each state is looked at once on a tall glass and once on a
 * small one, and one state of each screen is walked through by keys.
 */
const tall = languages.flatMap((language) =>
  modes.map((mode): View => ({ size: '1080x1920', mode, language })),
);
const small = (['1366x768', '1024x768'] as const).flatMap((size) =>
  (['normal', 'large', 'low'] as const).map((mode): View => ({ size, mode, language: 'es' })),
);
const usual: View = { size: '1080x1920', mode: 'normal', language: 'es' };

let gallery: Gallery;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  gallery = await openGallery(resolve(process.env['VENTANILLA_TEST_OUT'] ?? 'out/test/alone', 'gallery'));
});

test.afterAll(async () => {
  await gallery.close();
});

test('no screen is missing from the gallery', () => {
  const shown = new Set<string>(gallery.states.map(({ screen }) => screen));
  expect(gallery.screens.filter((screen) => !shown.has(screen))).toEqual([]);
});

test('the customer finds nothing on any screen that axe or a ruler objects to', async () => {
  test.setTimeout(600_000);
  const found = await goRound(gallery, sliceOf(gallery.states, tall), {
    look: async (easel) => [...(await easel.inspect()), ...(await easel.runAxe())],
  });
  expect(tableOf(found.filter(({ isNote }) => !isNote))).toBe('');
});

test('every screen fits on small glass, whatever the customer has switched on', async () => {
  test.setTimeout(600_000);
  const found = await goRound(gallery, sliceOf(gallery.states, small), { look: (easel) => easel.inspect() });
  expect(tableOf(found.filter(({ isNote }) => !isNote))).toBe('');
});

test('whoever has only a keyboard, or a keypad of arrows, reaches everything and sees where they are', async () => {
  test.setTimeout(600_000);
  const screens = [...Map.groupBy(gallery.states, ({ screen }) => screen).values()];
  const states = screens.flatMap(([first]) => (first ? [first] : []));
  // The same view twice: half of the states for each of the two pages.
  const found = await goRound(gallery, sliceOf(states, [usual, usual]), {
    look: async (easel) => [...(await tabRound(easel)), ...(await arrowRound(easel))],
  });
  expect(tableOf(found)).toBe('');
});

test('a screen reader is told of every screen what was reviewed', async () => {
  test.setTimeout(600_000);
  const files = await growTrees(gallery);
  // npm run gallery -- --keep-trees writes them anew; read the difference before keeping it.
  for (const [file, trees] of files) expect.soft(written(trees), basename(file)).toBe(readTrees(file));
});
