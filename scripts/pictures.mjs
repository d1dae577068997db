/* npm run pictures: takes the tour in both orientations and keeps the pictures that the README shows. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { run } from './child.mjs';
import { inProject, nodePath } from './project.mjs';
import { runCommand, setUp } from './set-up.mjs';
import { build } from './build.mjs';

const kept = [
  ...['attract', 'sign-in', 'invoices', 'invoice', 'card', 'review', 'progress', 'paid', 'declined'],
  ...['invoice-queue', 'queued', 'found-paid'],
  ...['invoices-large', 'invoices-contrast', 'invoices-low', 'invoices-english'],
];
const keptInLandscape = ['invoices', 'card'];

/**
 * @param {string} tour - the folder in out/ that the tour wrote
 * @param {readonly string[]} names
 * @param {string} ending
 */
function keep(tour, names, ending) {
  const files = readdirSync(inProject('out', tour));
  for (const name of names) {
    const file = files.find((taken) => /^\d+-(.+)\.png$/.exec(taken)?.[1] === name);
    // A picture that the README shows and nobody took would stay as it was, or stay away.
    if (file === undefined) throw new Error(`the tour took no picture of ${name}; see out/${tour}/`);
    copyFileSync(inProject('out', tour, file), inProject('docs', 'pictures', `${name}${ending}.png`));
  }
}

async function takePictures() {
  await setUp({ windowsNeeded: false });
  if (!(await build())) return 1;
  mkdirSync(inProject('docs', 'pictures'), { recursive: true });
  for (const args of [[], ['--landscape']]) {
    const code = await run(nodePath(), [inProject('test', 'tour', 'tour.ts'), ...args]);
    if (code !== 0) return code;
  }
  keep('tour', kept, '');
  keep('tour-landscape', keptInLandscape, '-landscape');
  for (const paper of ['receipt.png', 'receipt-queued.png']) {
    copyFileSync(inProject('out', 'tour', paper), inProject('docs', 'pictures', paper));
  }
  return 0;
}

await runCommand(takePictures);
