/**
 * Every address that a kiosk's screen can have. The card frame has a host, so an origin and a process,
 * of its own: what is typed there is out of the screen's reach.
 */
export const scheme = 'app';
export const kioskOrigin = 'app://kiosk';
export const cardOrigin = 'app://card';

export const startPage = `${kioskOrigin}/index.html`;
export const outOfServicePage = `${kioskOrigin}/out-of-service.html`;
const cardPage = `${cardOrigin}/index.html`;

/** Whether a frame may go to an address by itself: the screen to its own pages, a frame in it to the card page. */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame ? url === startPage || url === outOfServicePage : url === cardPage;
}

/** The frame that sent a message, as far as it decides whether we listen. */
export interface Sender {
  readonly origin: string;
  readonly parent: unknown;
}

/** Whether a message comes from the screen itself: the top frame of a page of ours, still alive. */
export function isScreen(sender: Sender | null): boolean {
  return sender !== null && sender.parent === null && sender.origin === kioskOrigin;
}
