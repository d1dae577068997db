/** How a printer prints what comes next. ESC @ brings all of it back to what it was at power-on. */
export interface Style {
  /** The number of ESC t. */
  readonly codePage: number;
  readonly alignment: 'left' | 'centre' | 'right';
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
  readonly isInverted: boolean;
  /** How many times as wide and as high as the plain character, 1 to 8. */
  readonly widthFactor: number;
  readonly heightFactor: number;
  /** From the top of a line of plain text to the next. */
  readonly lineSpacingDots: number;
  readonly barHeightDots: number;
  /** Of the narrowest bar. */
  readonly barWidthDots: number;
  readonly hasBarText: boolean;
  readonly qrModuleDots: number;
  readonly qrCorrection: 'L' | 'M' | 'Q' | 'H';
}

/** Page 0 is code page 437; 30 dots are 3.75 mm at 8 dots a millimetre. */
export const styleAtReset: Style = {
  codePage: 0,
  alignment: 'left',
  isBold: false,
  isUnderlined: false,
  isInverted: false,
  widthFactor: 1,
  heightFactor: 1,
  lineSpacingDots: 30,
  barHeightDots: 162,
  barWidthDots: 3,
  hasBarText: false,
  qrModuleDots: 3,
  qrCorrection: 'L',
};
