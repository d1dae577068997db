/** Something that should not be so. */
export interface Finding {
  readonly rule: string;
  /** Where and how much. */
  readonly what: string;
  /** Worth knowing, and no mistake. */
  readonly isNote?: boolean;
}

/** What a page is measured by. */
export interface Ruler {
  readonly pxPerMm: number;
  readonly readFromMm: number;
  readonly isLarge: boolean;
  /** How high up something may begin that is pressed; undefined for anywhere. */
  readonly lowestTopPx: number | undefined;
  /** Where the page itself begins on the glass. */
  readonly offsetTopPx: number;
  readonly isFrame: boolean;
  /** Nothing was pressed or typed on it yet. */
  readonly isFresh: boolean;
}
