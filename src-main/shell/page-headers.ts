import { cardOrigin, kioskOrigin } from './addresses.ts';

/**
 * What a page may load and do. Neither page reaches any network: the kiosk speaks to main over IPC
 * only, the card frame to the page around it.
 *
 * `svelte-trusted-html` is the one Trusted Types policy that Svelte makes, for its compiled templates.
 */
const nothingByDefault = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
];

const policies: Readonly<Record<string, readonly string[]>> = {
  // The company's logo comes from the configuration as a `data:` address: as an image it can run and load nothing.
  [kioskOrigin]: [
    ...nothingByDefault,
    "img-src 'self' data:",
    `frame-src ${cardOrigin}`,
    "frame-ancestors 'none'",
  ],
  [cardOrigin]: [...nothingByDefault, "img-src 'self'", "frame-src 'none'", `frame-ancestors ${kioskOrigin}`],
};

const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The headers of every answer of ours, whatever it carries. */
export function pageHeaders(origin: string, contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': (policies[origin] ?? ["default-src 'none'"]).join('; '),
    'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
