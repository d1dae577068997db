/*
 * Who may import whom: the table of the design, a rule a line. Types count as imports.
 */
const contract = '^src-main/contract/';
const ports = '^src-main/[^/]+/port\\.ts$';
const pure = [
  contract,
  '^src-main/payment/payment\\.ts$',
  '^src-main/(payment|outbox)/[^/]*schedule\\.ts$',
  '^src-main/receipt/(?!(pdf|receipt-fonts|receipt-key-file)\\.ts$)',
  '^src-main/printer/profile\\.ts$',
  '^src-main/mail/(queue-notice|decline-words|smtp-failure)\\.ts$',
  '^src-main/printer/escpos\\.ts$',
  '^src-main/vpos/[^/]+/frame\\.ts$',
];
const packages = (/** @type {string[]} */ ...names) => `node_modules/(${names.join('|')})/`;
/** Where an outside that speaks for money is checked: its messages, our configuration, our own contract. */
const checkers = '^src-main/(contract/|config[^/]*\\.ts$|(vpos|biller)/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'screens-know-only-the-contract',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { pathNot: ['^src-renderer/', contract, packages('svelte', 'jose', '@fontsource[^/]*')] },
    },
    {
      name: 'the-card-frame-knows-only-itself',
      severity: 'error',
      from: { path: '^src-renderer/card/' },
      to: { pathNot: ['^src-renderer/card/', packages('svelte', 'jose', '@fontsource[^/]*'), '\\.css$'] },
    },
    {
      name: 'only-the-card-frame-seals',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '^src-renderer/card/' },
      to: { path: packages('jose') },
    },
    {
      name: 'the-contract-stands-alone',
      severity: 'error',
      from: { path: contract },
      to: { pathNot: [contract, packages('valibot')] },
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      from: { path: pure },
      // Digests and signatures are as pure as any sum; so are what draws a QR code and what reads a picture.
      to: {
        pathNot: [...pure, ports, '^crypto$', packages('valibot', 'node-thermal-printer', 'qrcode', 'pngjs')],
      },
    },
    {
      name: 'payment-outbox-and-staff-know-only-ports',
      severity: 'error',
      from: { path: '^src-main/(payment|outbox|staff)/' },
      to: { pathNot: ['^src-main/$1/', contract, ports], dependencyTypesNot: ['core'] },
    },
    {
      name: 'devices-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src-main/(vpos|biller|printer)/' },
      to: { path: '^src-', pathNot: ['^src-main/$1/', contract] },
    },
    {
      name: 'the-journal-knows-only-payments',
      severity: 'error',
      from: { path: '^src-main/journal/' },
      to: {
        path: '^src-',
        pathNot: ['^src-main/journal/', contract, '^src-main/payment/(payment|port)\\.ts$'],
      },
    },
    {
      name: 'sealed-cards-know-only-how-the-journal-is-made-durable',
      severity: 'error',
      from: { path: '^src-main/sealed-cards/' },
      to: {
        path: '^src-',
        pathNot: ['^src-main/sealed-cards/', '^src-main/journal/(port|open-durable)\\.ts$'],
      },
    },
    {
      name: 'the-shell-knows-only-the-contract-and-the-kiosk',
      severity: 'error',
      from: { path: '^src-main/shell/' },
      to: { path: '^src-', pathNot: ['^src-main/shell/', contract, '^src-main/(kiosk|log)\\.ts$'] },
    },
    {
      name: 'only-main-knows-the-shell',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(main\\.ts$|shell/)' },
      to: { path: '^src-main/shell/' },
    },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { pathNot: '^(src-main/shell/(electron|preload|slice)\\.ts$|test/stand-in/)' },
      to: { path: packages('electron') },
    },
    {
      name: 'the-stand-in-takes-only-types-of-electron',
      severity: 'error',
      from: { path: '^test/stand-in/' },
      to: { path: packages('electron'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sqlite-only-in-the-journal-and-the-sealed-cards',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(journal|sealed-cards)/' },
      to: { path: packages('better-sqlite3', '@types/better-sqlite3') },
    },
    {
      name: 'printer-library-only-in-the-printer',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/printer/' },
      to: { path: packages('node-thermal-printer') },
    },
    {
      name: 'receipt-libraries-only-in-the-receipt',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/receipt/' },
      to: { path: packages('pdfkit', 'fontkit', 'qrcode', 'pngjs', 'dejavu-fonts-ttf') },
    },
    {
      name: 'nodemailer-only-in-the-mail',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/mail/' },
      to: { path: packages('nodemailer') },
    },
    {
      name: 'jose-only-where-cards-are-sealed',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/vpos/' },
      to: { path: packages('jose') },
    },
    {
      name: 'valibot-only-at-the-borders',
      severity: 'error',
      from: { path: '^src-', pathNot: checkers },
      to: { path: packages('valibot') },
    },
    {
      name: 'what-ships-does-not-know-the-tests',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^(test|scripts)/' },
    },
    {
      name: 'scripts-start-before-packages',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '^scripts/inspect-package\\.mjs$' },
      to: { dependencyTypesNot: ['local', 'core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // Files that a bundler makes something of: Vite's `x.sql?raw`.
    exclude: { path: '\\?raw$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.svelte', '.svelte.ts', '.js', '.cjs', '.d.ts'],
    },
  },
};
