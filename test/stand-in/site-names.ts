/**
 * Chromium gives no other program a scheme of its own. So each host of the app's scheme is a site on
 * https instead, under a name that can never exist (RFC 6761): `app://kiosk/x` is `https://kiosk.invalid/x`.
 * Two hosts are two sites, and Chromium keeps two sites in two processes.
 */
const appAddress = /\bapp:\/\/([a-z0-9-]+)/g;
const siteAddress = /^https:\/\/([a-z0-9-]+)\.invalid(?=[/?#]|$)/;

/** Addresses of the app in a text (one address, or a header full of them) as Chromium knows them. */
export function toSite(text: string): string {
  return text.replaceAll(appAddress, 'https://$1.invalid');
}

/** An address as the app knows it. */
export function toApp(url: string): string {
  return url.replace(siteAddress, 'app://$1');
}

export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
