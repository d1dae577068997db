/** The glasses that the screens are looked at on, and how they may look there. */

export interface Glass {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly diagonalIn: number;
}

export const glasses = {
  '1080x1920': { widthPx: 1080, heightPx: 1920, diagonalIn: 21.5 },
  '1366x768': { widthPx: 1366, heightPx: 768, diagonalIn: 15.6 },
  '1920x1080': { widthPx: 1920, heightPx: 1080, diagonalIn: 21.5 },
  '1024x768': { widthPx: 1024, heightPx: 768, diagonalIn: 15 },
} as const satisfies Readonly<Record<string, Glass>>;

export type Size = keyof typeof glasses;
export const sizes = Object.keys(glasses) as Size[];

export const modes = ['normal', 'large', 'contrast', 'low'] as const;
export type Mode = (typeof modes)[number];

export const languages = ['es', 'en'] as const;

/** CSS pixels in one millimetre. */
export function pxPerMm({ widthPx, heightPx, diagonalIn }: Glass): number {
  return Math.hypot(widthPx, heightPx) / (diagonalIn * 25.4);
}

/** From how far a standing customer reads, in millimetres. */
export const readFromMm = 600;

/** How one state is looked at. */
export interface View {
  readonly size: Size;
  readonly mode: Mode;
  readonly language: (typeof languages)[number];
}
