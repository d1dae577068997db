const zero = 48;

/**
 * Digits as ASCII bytes in one buffer that can be overwritten. A string could not: the engine keeps
 * copies of it for as long as it likes.
 */
export class TypedDigits {
  readonly digitsMax: number;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #count = 0;

  constructor(digitsMax: number) {
    this.digitsMax = digitsMax;
    this.#bytes = new Uint8Array(digitsMax);
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count === this.digitsMax;
  }

  /** The digits themselves, not a copy: valid until the next change. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#count);
  }

  /** Adds one digit, 0 to 9; a full field stays as it is. */
  add(digit: number): void {
    if (this.isFull) return;
    this.#bytes[this.#count] = zero + digit;
    this.#count += 1;
  }

  removeLast(): void {
    if (this.#count === 0) return;
    this.#count -= 1;
    this.#bytes[this.#count] = 0;
  }

  /** Overwrites everything typed. */
  wipe(): void {
    this.#bytes.fill(0);
    this.#count = 0;
  }
}

/** The value of the digit at a place; 0 where there is none. */
export function digitAt(digits: Uint8Array, place: number): number {
  return (digits[place] ?? zero) - zero;
}
