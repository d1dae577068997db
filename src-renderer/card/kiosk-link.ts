import { isKioskToCard, type CardToKiosk, type KioskToCard } from './card-messages.ts';

/** The kiosk's page has the same address as this one, but for the host's first label. */
const kioskOrigin = `${location.protocol}//${location.host.replace(/^card/, 'kiosk')}`;

/** Says something to the kiosk's page; no other page can receive it. */
export function tellKiosk(message: CardToKiosk): void {
  window.parent.postMessage(message, kioskOrigin);
}

/** Hears the kiosk's page, and nobody else. Returns how to stop. */
export function hearKiosk(listener: (message: KioskToCard) => void): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    if (event.origin !== kioskOrigin || event.source !== window.parent) return;
    if (isKioskToCard(event.data)) listener(event.data);
  };
  window.addEventListener('message', hear);
  return () => {
    window.removeEventListener('message', hear);
  };
}
