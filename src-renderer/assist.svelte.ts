/** Of the voice, before anybody has turned it up or down. */
export const usualVolume = 60;

/** What a customer has switched on to see, reach or hear the kiosk. It ends with the page, and so with the customer. */
export class Assist {
  /** Capitals of 7.3 mm for who reads from 60 cm (EN 301 549, 5.1.4). */
  hasLargeText = $state.raw(false);
  hasHighContrast = $state.raw(false);
  /** Everything that is pressed lies in the lower half of the screen. */
  isLow = $state.raw(false);
  /** The kiosk says what is shown. */
  hasVoice = $state.raw(false);
  /** Of the voice, from 0 to 100. */
  volume = $state.raw(usualVolume);

  /** Whether anything is other than at the beginning. */
  get isChanged(): boolean {
    return this.hasLargeText || this.hasHighContrast || this.isLow || this.hasVoice;
  }
}
