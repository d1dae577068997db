/*
 * npm run plant-faults: shows that the checks see what they are for. In a copy of the project, plants one
 * fault at a time and expects the check that is there for it to fail and to name it.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runQuietly } from './child.mjs';
import { say } from './progress.mjs';
import { filesUnder } from './project-files.mjs';
import { inProject, nodePath, toolPath } from './project.mjs';

/**
 * @typedef {object} Fault
 * @property {string} title
 * @property {string} file where it is planted; made when it is not there
 * @property {string} code appended to the file
 * @property {'eslint' | 'depcruise' | 'knip' | 'tsc'} tool that must see it
 * @property {string} says what the tool must say of it
 */

/** @type {readonly Fault[]} */
const faults = [
  {
    title: 'the payment rule asks Electron',
    file: 'src-main/payment/planted.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
    tool: 'depcruise',
    says: 'electron-only-in-the-shell',
  },
  {
    title: 'Electron is imported past the slice',
    file: 'src-main/planted.ts',
    code: "import { app } from 'electron';\nexport const planted = app;\n",
    tool: 'eslint',
    says: "Only the shell's slice knows Electron",
  },
  {
    title: 'a screen reads the journal',
    file: 'src-renderer/planted.ts',
    code: "import type { Journal } from '../src-main/journal/port.ts';\nexport type Planted = Journal;\n",
    tool: 'depcruise',
    says: 'screens-know-only-the-contract',
  },
  {
    title: 'the frame that holds card digits reads the contract',
    file: 'src-renderer/card/planted.ts',
    code: "import { minor } from '#contract/money.ts';\nexport const planted = minor(1);\n",
    tool: 'depcruise',
    says: 'the-card-frame-knows-only-itself',
  },
  {
    title: 'one device knows another',
    file: 'src-main/vpos/planted.ts',
    code: "import type { Biller } from '../biller/port.ts';\nexport type Planted = Biller;\n",
    tool: 'depcruise',
    says: 'devices-do-not-know-each-other',
  },
  {
    title: 'two files need each other',
    file: 'src-main/payment/port.ts',
    code: "import type { Planted } from './planted.ts';\nexport type Planted2 = Planted;\n",
    tool: 'depcruise',
    says: 'no-cycles',
  },
  {
    title: 'what ships uses a simulator',
    file: 'src-main/biller/planted.ts',
    code: "import { demoCustomers } from '../../test/simulators/demo-data.ts';\nexport const planted = demoCustomers;\n",
    tool: 'depcruise',
    says: 'what-ships-does-not-know-the-tests',
  },
  {
    title: 'nobody uses an export',
    file: 'src-main/contract/money.ts',
    code: '\nexport const planted = 1;\n',
    tool: 'knip',
    says: 'planted',
  },
  {
    title: 'nobody uses a file',
    file: 'src-main/biller/planted.ts',
    code: 'export const planted = 1;\n',
    tool: 'knip',
    says: 'src-main/biller/planted.ts',
  },
  {
    title: 'money is made by a cast',
    file: 'src-main/payment/planted.ts',
    code: "import type { Minor } from '#contract/money.ts';\nexport const planted = 12.5 as Minor;\n",
    tool: 'eslint',
    says: 'Only minor() makes money',
  },
  {
    title: 'money is divided',
    file: 'src-main/payment/planted.ts',
    code: 'export const planted = (amountMinor: number): number => amountMinor / 100;\n',
    tool: 'eslint',
    says: 'Money is never divided',
  },
  {
    title: 'money is written as a float',
    file: 'src-main/payment/planted.ts',
    code: 'export const planted = (amount: number): string => amount.toFixed(2);\n',
    tool: 'eslint',
    says: 'Money is whole minor units',
  },
  {
    title: 'a page without its sandbox',
    file: 'src-main/shell/planted.ts',
    code: 'export const planted = { webPreferences: { sandbox: false } };\n',
    tool: 'eslint',
    says: 'opens the kiosk to its pages',
  },
  {
    title: 'the pure rule reads the clock',
    file: 'src-main/payment/payment.ts',
    code: '\nexport const planted = (): number => Date.now();\n',
    tool: 'eslint',
    says: 'no-restricted-properties',
  },
  {
    title: 'a caught fault is forgotten',
    file: 'src-main/payment/planted.ts',
    code: 'export function planted(act: () => void): void {\n  try {\n    act();\n  } catch {\n    // nothing\n  }\n}\n',
    tool: 'eslint',
    says: 'An empty catch hides a fault',
  },
  {
    title: 'a promise is left alone',
    file: 'src-main/payment/planted.ts',
    code: 'export function planted(act: () => Promise<void>): void {\n  act();\n}\n',
    tool: 'eslint',
    says: 'no-floating-promises',
  },
  {
    title: 'a call that the contract does not have',
    file: 'src-main/payment/planted.ts',
    code: "import { requests } from '#contract/kiosk-api.ts';\nexport const planted = requests.payTwice;\n",
    tool: 'tsc',
    says: 'payTwice',
  },
];

/** @type {Record<Fault['tool'], (file: string) => string[]>} */
const commands = {
  eslint: (file) => [toolPath('eslint'), '--max-warnings', '0', file],
  depcruise: () => [
    toolPath('dependency-cruiser', 'depcruise'),
    ...['--config', '.dependency-cruiser.cjs', 'src-main', 'src-renderer', 'test', 'scripts'],
  ],
  knip: () => [toolPath('knip')],
  tsc: () => [toolPath('typescript', 'tsc'), '-p', 'tsconfig.json'],
};

/** @param {string} copy */
function copyProject(copy) {
  for (const file of filesUnder()) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(inProject(file), join(copy, file));
  }
  symlinkSync(inProject('node_modules'), join(copy, 'node_modules'), 'dir');
}

/**
 * @param {string} copy
 * @param {Fault} fault
 * @returns {Promise<boolean>} whether its check saw it
 */
async function isSeen(copy, { file, code, tool, says }) {
  const planted = join(copy, file);
  const before = existsSync(planted) ? readFileSync(planted, 'utf8') : undefined;
  mkdirSync(dirname(planted), { recursive: true });
  writeFileSync(planted, (before ?? '') + code);
  // The other half of the planted cycle.
  const partner = join(copy, 'src-main/payment/planted.ts');
  const needsPartner = says === 'no-cycles';
  if (needsPartner)
    writeFileSync(partner, "import type { Planted2 } from './port.ts';\nexport type Planted = Planted2;\n");
  const result = await runQuietly(nodePath(), commands[tool](file), { cwd: copy });
  if (needsPartner) rmSync(partner);
  if (before === undefined) rmSync(planted);
  else writeFileSync(planted, before);
  const seen = result.code !== 0 && result.output.includes(says);
  if (!seen) say(result.output.trimEnd());
  return seen;
}

const copy = mkdtempSync(join(tmpdir(), 'ventanilla-faults-'));
process.on('exit', () => {
  rmSync(copy, { recursive: true, force: true });
});
copyProject(copy);
let unseen = 0;
for (const fault of faults) {
  const seen = await isSeen(copy, fault);
  if (!seen) unseen += 1;
  say(`${seen ? 'seen' : 'NOT SEEN'}  ${fault.tool.padEnd(9)}  ${fault.title}`);
}
say(`${faults.length - unseen} of ${faults.length} planted faults were seen`);
process.exitCode = unseen === 0 ? 0 : 1;
