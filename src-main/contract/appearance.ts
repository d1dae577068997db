/** The languages of screens, receipts, mail and voice. */
export type Language = 'es' | 'en';

/** Whose words and formats are used in Spanish. */
export type Country = 'PA' | 'CO';

/** How the company appears on every screen. */
export interface CompanyLook {
  /** The colour of what is pressed: `#rrggbb`, dark enough for white words on it. */
  readonly brand: string;
  /** A PNG or SVG as a `data:` address; null for none: then the name is written. */
  readonly logo: string | null;
}

/** The glass, so that sizes are physical. */
export interface ScreenSize {
  /** CSS pixels in one millimetre of this screen: a finger always fits. */
  readonly pxPerMm: number;
  /** From which a standing customer reads, in millimetres: large text is sized by it. */
  readonly readFromMm: number;
}

/** How a customer may begin, besides signing in. */
export interface EntryWays {
  readonly scan: boolean;
  /** By customer number and a second fact from the bill. */
  readonly find: boolean;
  /** A new account, and a new password for one. */
  readonly register: boolean;
}
