import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium that the stand-in runs on: the one that VENTANILLA_CHROMIUM names, or the system's.
 *
 * @returns {string | undefined}
 */
export function chromiumPath() {
  const named = process.env['VENTANILLA_CHROMIUM'];
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path));
}
