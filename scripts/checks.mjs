/**
 * One check of the project: a tool, and what it is run with.
 *
 * @typedef {object} Check
 * @property {string} title
 * @property {string} package where the tool comes from
 * @property {string} [command] the tool, when it is not called as its package is
 * @property {readonly string[]} args
 */

/** @type {readonly Check[]} */
export const staticChecks = [
  { title: 'format', package: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { title: 'types', package: 'typescript', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  {
    title: 'types of the screens',
    package: 'svelte-check',
    args: ['--tsconfig', 'tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { title: 'lint', package: 'eslint', args: ['--max-warnings', '0', '.'] },
  {
    title: 'structure',
    package: 'dependency-cruiser',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', 'src-main', 'src-renderer', 'test', 'scripts'],
  },
  { title: 'dead code', package: 'knip', args: [] },
  {
    // Tests may use an export that nothing else does; a file or a package that only they use must not ship.
    title: 'dead code in what ships',
    package: 'knip',
    args: ['--production', '--include', 'files,dependencies,unlisted'],
  },
];
