import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clock } from '../payment/port.ts';

/** The most that is kept of one visit, oldest dropped first. */
const entriesMax = 200;

interface Entry {
  readonly sealed: Buffer;
  readonly nonce: Buffer;
  readonly tag: Buffer;
  readonly keptAtMs: number;
}

/**
 * What the biller said in one visit, so that it can still be read when the biller falls silent.
 *
 * It never reaches the disk, and it is encrypted under a key of this visit alone (AES-256-GCM): to forget the customer
 * is to overwrite 32 bytes, whatever copies the memory still holds.
 */
export class InvoiceCache {
  readonly #key = randomBytes(32);
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #ageMaxMs: number;
  #isDestroyed = false;

  constructor(clock: Pick<Clock, 'monotonicMs'>, ageMaxMs: number) {
    this.#clock = clock;
    this.#ageMaxMs = ageMaxMs;
  }

  keep(name: string, said: object): void {
    if (this.#isDestroyed) return;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(said), 'utf8'), cipher.final()]);
    this.#entries.delete(name);
    this.#entries.set(name, { sealed, nonce, tag: cipher.getAuthTag(), keptAtMs: this.#clock.monotonicMs() });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= entriesMax) break;
      this.#entries.delete(oldest);
    }
  }

  /** What was kept by this name, unless it is too old to be believed. */
  read(name: string): unknown {
    const entry = this.#entries.get(name);
    if (!entry || this.#isDestroyed) return undefined;
    if (this.#clock.monotonicMs() - entry.keptAtMs > this.#ageMaxMs) {
      this.#entries.delete(name);
      return undefined;
    }
    const decipher = createDecipheriv('aes-256-gcm', this.#key, entry.nonce)
      .setAAD(Buffer.from(name))
      .setAuthTag(entry.tag);
    return JSON.parse(Buffer.concat([decipher.update(entry.sealed), decipher.final()]).toString('utf8'));
  }

  /** What was kept is no longer true. */
  forget(): void {
    this.#entries.clear();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#key.fill(0);
    this.#entries.clear();
  }
}
