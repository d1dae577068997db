import type { KioskApi } from '#contract/kiosk-api.ts';
import type { Session } from './session.svelte.ts';

/**
 * Lets the customer hear the screens, from when they switch the voice on until they switch it off. F1, on a tactile
 * keypad the key to repeat, switches it on for who cannot see the button. To be called in an effect.
 *
 * @returns how to stop
 */
export function attachVoice(session: Session, kiosk: Pick<KioskApi, 'speak' | 'hush'>): () => void {
  const { assist } = session;
  if (!assist.hasVoice) return onRepeatKey(() => (assist.hasVoice = session.kioskView?.hasVoice === true));
  let isOver = false;
  let detach = (): void => undefined;
  // Fetched when it is first asked for: most customers never do.
  void import('./speaker.ts').then(({ attachSpeaker }) => {
    if (!isOver) detach = attachSpeaker(session, kiosk);
  });
  return () => {
    isOver = true;
    detach();
  };
}

function onRepeatKey(act: () => void): () => void {
  const hear = ({ key }: KeyboardEvent): void => {
    if (key === 'F1') act();
  };
  window.addEventListener('keydown', hear);
  return () => {
    window.removeEventListener('keydown', hear);
  };
}
