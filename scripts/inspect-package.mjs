/*
 * Says whether a package in a folder holds what ships and nothing else, and whether Electron's fuses are
 * set as they must be. Runs on the project's own Node, after the set-up.
 */
import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './progress.mjs';

const allowed = [
  /^package\.json$/,
  /^dist\/(main|preload)\/[^/]+\.cjs$/,
  // The serial port's native module.
  /^dist\/prebuilds\/[^/]+\/[^/]+\.node$/,
  /^dist\/renderer(-card)?\/.+\.(html|js|css|woff2|svg|png|webp)$/,
  /^resources\/(migrations\/[^/]+\.sql|kiosk\.example\.json|[^/]+\.schema\.json)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[^/]+\.node$/,
  /^node_modules\/dejavu-fonts-ttf\/(package\.json|LICENSE|ttf\/DejaVuSansMono(-Bold)?\.ttf)$/,
];

const required = [
  'package.json',
  'dist/main/main.cjs',
  'dist/main/verify-worker.cjs',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  'node_modules/dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf',
];

const fuses = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
};

/**
 * @param {string} archive
 * @returns {string[]} what is wrong with it
 */
function problemsOfArchive(archive) {
  const files = listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(archive, path)));
  const prebuilds = files.filter((path) => path.endsWith('.node'));
  say(`  app.asar holds ${files.length} files, ${prebuilds.join(' and ')} among them`);
  return [
    ...files
      .filter((path) => !allowed.some((rule) => rule.test(path)))
      .map((path) => `${path} must not ship`),
    ...required.filter((path) => !files.includes(path)).map((path) => `${path} is missing`),
    ...(prebuilds.length === 2
      ? []
      : [`${prebuilds.length} native modules instead of SQLite and the serial port`]),
  ];
}

/** @param {string} executable */
async function problemsOfFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(fuses)
    .filter(
      ([fuse, state]) => wire[/** @type {keyof typeof wire} */ (/** @type {unknown} */ (fuse))] !== state,
    )
    .map(([fuse]) => `fuse ${FuseV1Options[Number(fuse)] ?? fuse} is not as it must be`);
}

/** @param {string} outDirectory where electron-builder packed this platform's application */
async function inspect(outDirectory) {
  const folder = readdirSync(outDirectory).find((name) => name.endsWith('unpacked'));
  if (folder === undefined) return [`there is no package in ${outDirectory}`];
  const application = join(outDirectory, folder);
  const executable = join(application, process.platform === 'win32' ? 'Ventanilla.exe' : 'ventanilla');
  const archive = join(application, 'resources', 'app.asar');
  return [...problemsOfArchive(archive), ...(await problemsOfFuses(executable))];
}

const problems = await inspect(process.argv[2] ?? 'release');
for (const problem of problems) say(`  ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
