import type { Assist } from '../assist.svelte.ts';

/**
 * Where what is only read stands while something is typed. Usually at the fields; beside a keyboard on a shallow glass,
 * in large letters on any wide one, and where what is pressed has half the glass, there is room for the fields alone.
 */
export type HelpPlace = 'fields' | 'keys' | 'above';

/** Less than this leaves no room for two fields and a sentence below each other beside a keyboard. */
const shallowMm = 250;

/** At the keys of a wide glass, or in the upper half of a tall one, where nothing is pressed. */
export function helpPlaceOf({ hasLargeText, isLow }: Pick<Assist, 'hasLargeText' | 'isLow'>): HelpPlace {
  if (!matchMedia('(orientation: landscape)').matches) return isLow ? 'above' : 'fields';
  return hasLargeText || isLow || innerHeight < shallowMm * pxPerMm() ? 'keys' : 'fields';
}

/** CSS pixels in a millimetre of this screen. */
function pxPerMm(): number {
  return Number(getComputedStyle(document.documentElement).getPropertyValue('--mm').replace('px', ''));
}
