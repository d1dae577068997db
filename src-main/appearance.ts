import type { CompanyLook, ScreenSize } from '#contract/appearance.ts';
import type { KioskView } from '#contract/kiosk-api.ts';
import type { Config } from './config.ts';

const mmInAnInch = 25.4;

/** What of the configuration every screen shows. */
export function appearanceOf(
  { country, screen, customers, methods }: Config,
  look: CompanyLook,
): Pick<KioskView, 'country' | 'look' | 'screen' | 'ways' | 'methods'> {
  const { find, register } = customers;
  return {
    country,
    look,
    screen: sizeOf(screen),
    ways: { scan: customers.scan !== undefined, find, register },
    methods,
  };
}

export function sizeOf({ widthPx, heightPx, diagonalIn, readFromCm }: Config['screen']): ScreenSize {
  const pxPerMm = Math.hypot(widthPx, heightPx) / (diagonalIn * mmInAnInch);
  return { pxPerMm, readFromMm: readFromCm * 10 };
}
