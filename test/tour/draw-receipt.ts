import { chromium } from '@playwright/test';
import { chromiumPath } from '../../scripts/chromium-path.mjs';

/** Draws what the printer put on its roll as a strip of paper. */
export async function drawReceipt(text: string, path: string): Promise<void> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 620, height: 800 } });
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    await page.setContent(
      `<body style="margin:0;background:#ccd2d8;padding:24px"><pre style="margin:0;padding:28px 24px;background:#fff;
       color:#111;font:17px/1.35 'DejaVu Sans Mono',monospace;box-shadow:0 2px 10px #0003">${escaped}</pre></body>`,
    );
    await page.locator('body').screenshot({ path });
  } finally {
    await browser.close();
  }
}
