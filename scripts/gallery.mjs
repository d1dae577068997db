/*
 * npm run gallery: pictures of every state of every screen, and what is wrong with them. Narrowed by
 * --state (a regular expression), --size, --mode and --language (each one or several, with commas).
 */
import { run } from './child.mjs';
import { inProject, nodePath } from './project.mjs';
import { runCommand, setUp } from './set-up.mjs';

await runCommand(async () => {
  await setUp({ windowsNeeded: false });
  return run(nodePath(), [inProject('test', 'gallery', 'run.ts'), ...process.argv.slice(2)]);
});
