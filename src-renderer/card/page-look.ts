/** How a page of the kiosk looks just now: the screens and the card frame are two pages, and must look as one. */
export interface PageLook {
  readonly language: 'es' | 'en';
  /** `#rrggbb` of what is pressed. */
  readonly brand: string;
  /** CSS pixels in one millimetre. */
  readonly pxPerMm: number;
  /** From how far the customer reads, in millimetres. */
  readonly readFromMm: number;
  readonly hasLargeText: boolean;
  readonly hasHighContrast: boolean;
  readonly isLow: boolean;
}

/** Sets what `tokens.css` reads, outside of any component: it belongs to the whole document. */
export function applyLook(root: HTMLElement, look: PageLook): void {
  root.lang = look.language;
  root.style.setProperty('--mm', `${look.pxPerMm}px`);
  root.style.setProperty('--read-from', `${look.readFromMm * look.pxPerMm}px`);
  root.style.setProperty('--company', look.brand);
  root.toggleAttribute('data-large', look.hasLargeText);
  root.toggleAttribute('data-contrast', look.hasHighContrast);
  root.toggleAttribute('data-low', look.isLow);
}
