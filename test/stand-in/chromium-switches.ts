/** Chromium as a host for one app: quiet, offline, and with a process for every site. */
const always = [
  '--no-startup-window',
  '--site-per-process',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--disable-sync',
];

const disabledFeatures = ['Translate', 'OptimizationHints', 'MediaRouter', 'HttpsUpgrades', 'PaintHolding'];

/** Switches of the app that are not Chromium's, or that the stand-in sets itself. */
const keptBack = new Set([
  'inspect',
  'user-data-dir',
  'headless',
  'disable-features',
  'config',
  'no-relaunch',
]);

function isHeadless(): boolean {
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return process.env['STANDIN_HEADLESS'] === '1' || !hasDisplay;
}

/** The whole command line, with what the app and Playwright added to theirs. */
export function chromiumSwitches(profile: string, appSwitches: ReadonlyMap<string, string>): string[] {
  const features = [...disabledFeatures, appSwitches.get('disable-features') ?? ''].filter(
    (name) => name !== '',
  );
  const added = [...appSwitches].filter(([name]) => !keptBack.has(name));
  return [
    ...always,
    ...added.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    `--disable-features=${features.join(',')}`,
    `--user-data-dir=${profile}`,
    ...(isHeadless() ? headlessSwitches() : ['--kiosk']),
    // Chromium's sandbox does not start as root; the second switch hides the bar that says so.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}

function headlessSwitches(): string[] {
  const size = process.env['STANDIN_SIZE'] ?? '1080x1920';
  return ['--headless', '--hide-scrollbars', `--screen-info={${size}}`];
}
