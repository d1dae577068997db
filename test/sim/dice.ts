/**
 * Chance that is the same for the same seed.
 *
 * Every matter has a stream of numbers of its own, and in it everybody whom it concerns: that one customer stays away,
 * or that one fault does not happen, changes nothing of what befalls the others. So a life can be lived again with
 * less in it.
 */
export class Dice {
  readonly #seed: number;
  readonly #streams = new Map<string, Stream>();

  constructor(seed: number) {
    this.#seed = scramble(seed);
  }

  stream(matter: string): Stream {
    let stream = this.#streams.get(matter);
    if (!stream) {
      stream = new Stream(this.#seed ^ hashOf(matter));
      this.#streams.set(matter, stream);
    }
    return stream;
  }

  /** A whole number from `least` to `most`, both included. */
  between(matter: string, who: string, [least, most]: readonly [number, number]): number {
    return least + Math.floor(this.stream(matter).fraction(who) * (most - least + 1));
  }

  /** Mostly near `least`, now and then as much as `most`: as pauses, queues and outages are. */
  longTailed(matter: string, who: string, [least, most]: readonly [number, number]): number {
    return Math.round(least * (most / least) ** this.stream(matter).fraction(who));
  }

  isHit(matter: string, who: string, probability: number): boolean {
    return this.stream(matter).fraction(who) < probability;
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<Item>(matter: string, who: string, items: readonly Item[]): Item {
    const picked = items[this.between(matter, who, [0, items.length - 1])];
    if (picked === undefined) throw new RangeError(`${matter}: there is nothing to pick from`);
    return picked;
  }
}

/** The numbers of one matter. */
export class Stream {
  readonly #seed: number;
  readonly #places = new Map<string, { state: number; times: number }>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** From 0 to just below 1: the next for `who`. */
  fraction(who: string): number {
    let place = this.#places.get(who);
    if (!place) {
      place = { state: scramble(this.#seed ^ hashOf(who)), times: 0 };
      this.#places.set(who, place);
    }
    // mulberry32
    const state = (place.state + 0x6d2b79f5) | 0;
    place.state = state;
    place.times += 1;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** How many numbers there have been for `who`. */
  timesOf(who: string): number {
    return this.#places.get(who)?.times ?? 0;
  }
}

const hashes = new Map<string, number>();

/** 32 bits of a text (FNV-1a). */
export function hashOf(text: string): number {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  const scrambled = scramble(hash);
  if (hashes.size < 100_000) hashes.set(text, scrambled);
  return scrambled;
}

/** Spreads every bit over all 32 (the finalizer of MurmurHash3). */
export function scramble(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
