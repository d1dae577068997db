import type { Page } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../scripts/progress.mjs';
import type { PrintedPaper } from '../simulators/printer/printer-simulator.ts';

/** The pictures of one tour, numbered in the order in which they are taken, in a folder that begins empty. */
export class Album {
  readonly #directory: string;
  /** Of a portrait screen, on which the pictures of every mode are taken. */
  readonly isTall: boolean;
  #pictures = 0;

  constructor(directory: string, isTall: boolean) {
    this.isTall = isTall;
    this.#directory = directory;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
  }

  /** @param what - what is seen, said while it is taken */
  async take(page: Page, name: string, what: string): Promise<void> {
    this.#pictures += 1;
    const file = `${String(this.#pictures).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.#directory, file) });
    say(`▸ ${file}: ${what}`);
  }

  /** The same of a window that is about to go by itself, and may be quicker. */
  async takeOrMiss(page: Page, name: string, what: string): Promise<void> {
    try {
      await this.take(page, name, what);
    } catch (error) {
      if (!page.isClosed()) throw error;
      say(`▸ no picture of ${name}: the window was gone before it`);
    }
  }

  /** Keeps what came out of the printer, as text and dot by dot. */
  keepPaper(name: string, paper: PrintedPaper | undefined): void {
    if (paper === undefined) throw new Error(`nothing was printed: ${name}`);
    writeFileSync(join(this.#directory, `${name}.txt`), `${paper.text}\n`);
    writeFileSync(join(this.#directory, `${name}.png`), paper.png());
    say(`▸ ${name}.png, as it came out of the printer:\n\n${paper.text.replaceAll(/^/gm, '    ')}\n`);
  }
}
