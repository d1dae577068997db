import type { KioskView } from '#contract/kiosk-api.ts';
import type { Assist } from './assist.svelte.ts';
import type { PageLook } from './card/page-look.ts';
import { language } from './text.svelte.ts';

/** How the kiosk's pages are to look: the company's look, this glass, and what the customer has switched on. */
export function pageLook({ look, screen }: KioskView, assist: Assist): PageLook {
  const { hasLargeText, hasHighContrast, isLow } = assist;
  return { language: language(), brand: look.brand, ...screen, hasLargeText, hasHighContrast, isLow };
}
