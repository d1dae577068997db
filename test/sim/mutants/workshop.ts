import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../witness.ts';
import { plant, type Mutant } from './mutant.ts';

/** How long one simulation may take before its program is taken to hang, in milliseconds. */
const hangsAfterMs = 120_000;

export type Fate =
  | { readonly is: 'violation'; readonly invariant: string; readonly payments: number }
  /** The program threw, or did not come back. */
  | { readonly is: 'program-fault'; readonly what: string; readonly payments: number }
  | { readonly is: 'survived'; readonly payments: number };

/** A copy of the program, its simulation beside it, in which faults are planted one at a time. */
export class Workshop {
  readonly #project: string;
  readonly #folder: string;

  /**
   * @param project - the folder of the project
   * @param folder - where the copy goes, inside the project, so that its packages are found from there
   */
  constructor(project: string, folder: string) {
    this.#project = project;
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const part of ['package.json', 'src-main', 'test/sim'])
      cpSync(join(project, part), join(folder, part), { recursive: true });
  }

  /** What comes of the program with nothing planted in it: only where it survives do the others say anything. */
  tryOutAsItIs(options: { readonly payments: number; readonly seed: number }): Promise<Fate> {
    return this.#simulate(options);
  }

  async tryOut(mutant: Mutant, options: { readonly payments: number; readonly seed: number }): Promise<Fate> {
    const path = join('src-main', 'payment', mutant.file);
    const source = readFileSync(join(this.#project, path), 'utf8');
    writeFileSync(join(this.#folder, path), plant(mutant, source));
    try {
      return await this.#simulate(options);
    } finally {
      writeFileSync(join(this.#folder, path), source);
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #simulate({ payments, seed }: { readonly payments: number; readonly seed: number }): Promise<Fate> {
    const here = fileURLToPath(import.meta.resolve('./attempt.ts'));
    const attempt = join(this.#folder, relative(this.#project, here));
    const child = spawn(process.execPath, [attempt, String(payments), String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = { out: '', error: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (chunks.out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (chunks.error += chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), hangsAfterMs);
    await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
    clearTimeout(timer);
    if (child.signalCode !== null) return { is: 'program-fault', what: 'it does not come back', payments: 0 };
    return fateOf(chunks.out, chunks.error);
  }
}

/** What the planted fault throws past everybody ends the process without a word. */
function fateOf(out: string, error: string): Fate {
  if (out === '') return { is: 'program-fault', what: error.trim().slice(0, 500), payments: 0 };
  // Sound: `attempt.ts` writes this.
  const { payments, finding } = JSON.parse(out) as { payments: number; finding?: Finding };
  if (!finding) return { is: 'survived', payments };
  if (finding.is === 'violation') return { is: 'violation', invariant: finding.invariant, payments };
  return { is: 'program-fault', what: finding.what.split('\n', 1)[0] ?? '', payments };
}
