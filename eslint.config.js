import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Money is whole minor units; a fraction of one has no meaning. Rounding belongs to nobody. */
const money = [
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: 'Money is whole minor units: use minor().',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(parseFloat|toFixed|toPrecision)$/]',
    message: 'Money is whole minor units: use minor() and formatMoney().',
  },
  {
    selector:
      "BinaryExpression[operator='/'] > :matches(Identifier[name=/Minor$/], MemberExpression[property.name=/Minor$/]).left",
    message: 'Money is never divided.',
  },
];
const onlyMinorMakesMoney = {
  selector: ":matches(TSAsExpression, TSTypeAssertion) > TSTypeReference[typeName.name='Minor']",
  message: 'Only minor() makes money.',
};

/** Each of these weakens a line of Electron's security checklist, so none may be written at all. */
const weakWebPreferences = Object.entries({
  nodeIntegration: true,
  nodeIntegrationInSubFrames: true,
  nodeIntegrationInWorker: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  webviewTag: true,
  navigateOnDragDrop: true,
}).map(([name, value]) => ({
  selector: `Property[key.name='${name}'][value.value=${String(value)}]`,
  message: `${name}: ${String(value)} opens the kiosk to its pages.`,
}));
const electronSecurity = [
  ...weakWebPreferences,
  {
    selector:
      "Property[key.name=/^(webSecurity|sandbox|contextIsolation|nodeIntegration)$/]:not([value.type='Literal'])",
    message: 'Write it as a literal, so that it can be checked.',
  },
  {
    selector: "NewExpression[callee.name='BrowserWindow']:not(:has(Property[key.name='webPreferences']))",
    message: 'Say webPreferences: the defaults are not ours to rely on.',
  },
  {
    selector: "CallExpression[callee.property.name='openExternal']",
    message: 'A kiosk opens nothing outside itself.',
  },
  { selector: "CallExpression[callee.property.name='sendSync']", message: 'A screen never waits blocked.' },
  {
    selector: 'CallExpression[callee.property.name=/^(executeJavaScript|insertCSS)/]',
    message: 'Main runs nothing inside a page.',
  },
  {
    selector:
      "CallExpression[callee.property.name='appendSwitch'] > Literal[value=/disable-web-security|no-sandbox|ignore-certificate-errors|allow-running-insecure-content|remote-debugging/]",
    message: 'This switch weakens Chromium.',
  },
];

const shape = [
  { selector: 'CatchClause > BlockStatement[body.length=0]', message: 'An empty catch hides a fault.' },
  {
    selector: ':matches(ExportAllDeclaration, ExportNamedDeclaration[source])',
    message: 'No barrels: import a thing from where it is.',
  },
];
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

const onlyTheShellKnowsElectron = {
  name: 'electron',
  message: "Only the shell's slice knows Electron: import from shell/electron.ts.",
};

export default defineConfig(
  { ignores: ['dist', 'release', 'out', 'coverage', 'test-results', '.state'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: {
        projectService: { allowDefaultProject: ['.dependency-cruiser.cjs'] },
        extraFileExtensions: ['.svelte'],
      },
    },
    // A rule that is wrong is changed here, with its reason, for everybody.
    linterOptions: { noInlineConfig: true },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      // Modified: a switch over all states of a union counts as one decision, however many states there are.
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...shape, noDefaultExport],
      'no-restricted-imports': ['error', { paths: [onlyTheShellKnowsElectron] }],
      // An error that leaves main must not bring its cause, which may quote what a customer typed.
      'preserve-caught-error': 'off',
      // Ports are async by contract; an adapter or a fake need not await.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.ts'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' } },
  {
    // A catalogue of words is typed as a whole, by what is in it.
    files: ['src-renderer/text/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['src-main/**', 'src-renderer/**', 'test/simulators/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[...shape, noDefaultExport, ...money, onlyMinorMakesMoney, ...electronSecurity],
      ],
    },
  },
  {
    files: ['src-main/contract/money.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, noDefaultExport, ...money] },
  },
  {
    // The stand-in takes only types of it; dependency-cruiser sees to that.
    files: ['src-main/shell/{electron,preload,slice}.ts', 'test/stand-in/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/button-has-type': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/block-lang': ['error', { script: 'ts' }],
      'svelte/no-unused-props': 'error',
      'svelte/require-each-key': 'error',
    },
  },
  {
    // dependency-cruiser reads compiled Svelte, where type imports are gone: this closes that gap.
    files: ['src-renderer/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src-main/**', '**/test/**', 'electron', 'electron/*', 'node:*', 'better-sqlite3'],
              message: 'Screens know only the contract.',
            },
          ],
        },
      ],
    },
  },
  {
    // The card frame holds card digits: not even the contract comes in.
    files: ['src-renderer/card/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\./|\\.\\./card/|jose$|svelte$)(?!.*\\.css$)', message: 'Only jose and itself.' },
          ],
        },
      ],
    },
  },
  {
    // Pure files: the same input gives the same output, so no clock, no chance, no environment.
    files: [
      'src-main/contract/*.ts',
      'src-main/payment/payment.ts',
      'src-main/payment/*schedule.ts',
      'src-main/outbox/schedule.ts',
      'src-main/receipt/*.ts',
      'src-main/printer/escpos.ts',
      'src-main/vpos/*/frame.ts',
    ],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'setTimeout',
        'setInterval',
        'fetch',
        'crypto',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
    },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    // Here a page is asked to do what it must not, in the page itself.
    files: ['test/e2e/**'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' },
  },
  {
    // What people start by hand talks to them.
    files: ['scripts/**', 'test/{bench,demo,tour,simulators,stand-in}/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{js,ts}', '*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier,
  svelte.configs.prettier,
);
