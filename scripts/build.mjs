import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runQuietly } from './child.mjs';
import { withLock } from './lock.mjs';
import { say, step } from './progress.mjs';
import { filesUnder } from './project-files.mjs';
import { inProject, isStarted, nodePath, toolPath } from './project.mjs';

/** What each bundle is made by and of, and one file that is there when it was made. */
const bundles = [
  { name: 'main', sources: ['src-main', 'resources'], result: 'dist/main/main.cjs' },
  { name: 'preload', sources: ['src-main'], result: 'dist/preload/preload.cjs' },
  {
    name: 'renderer',
    sources: ['src-renderer', 'src-main/contract', 'svelte.config.js'],
    result: 'dist/renderer/index.html',
  },
  { name: 'card', sources: ['src-renderer', 'svelte.config.js'], result: 'dist/renderer-card/index.html' },
];
/** Sources of every bundle. */
const shared = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * Builds the bundles whose sources are not what they were built from.
 *
 * @returns {Promise<boolean>} whether all of them are there
 */
export async function build() {
  return withLock('build', async () => {
    const stale = bundles.filter((bundle) => !isFresh(bundle));
    if (stale.length === 0) return true;
    return step(`building ${stale.map(({ name }) => name).join(', ')}`, async () => {
      const built = await Promise.all(stale.map(buildOne));
      return built.every(Boolean);
    });
  });
}

/** @param {typeof bundles[number]} bundle */
function isFresh({ name, sources, result }) {
  const mark = markOf(name);
  return (
    existsSync(inProject(result)) && existsSync(mark) && readFileSync(mark, 'utf8') === digest(name, sources)
  );
}

/** @param {typeof bundles[number]} bundle */
async function buildOne({ name, sources, result }) {
  // The mark goes first: a build that is cut off must not look fresh. Sources that change meanwhile build again.
  rmSync(markOf(name), { force: true });
  const madeOf = digest(name, sources);
  const args = [toolPath('vite'), 'build', '--config', configOf(name), '--logLevel', 'warn'];
  const { code, output } = await runQuietly(nodePath(), args);
  if (output !== '') say(output.trimEnd());
  if (code !== 0 || !existsSync(inProject(result))) {
    say(`  ${name} was not built`);
    return false;
  }
  mkdirSync(inProject('.state'), { recursive: true });
  writeFileSync(markOf(name), madeOf);
  return true;
}

/**
 * @param {string} name
 * @param {readonly string[]} sources
 */
function digest(name, sources) {
  const hash = createHash('sha256');
  for (const file of filesUnder([...sources, ...shared, configOf(name)])) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} name */
function markOf(name) {
  return inProject('.state', `built-${name}`);
}

/** @param {string} name */
function configOf(name) {
  return `vite.${name}.config.ts`;
}

if (isStarted(import.meta.url)) process.exitCode = (await build()) ? 0 : 1;
