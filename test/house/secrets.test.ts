import { describe, expect, it } from 'vitest';
import { cardNumbersIn, publishedTestCards } from './card-numbers.ts';
import { placesOf, textFiles } from './text-files.ts';

const files = textFiles();
const lockfile = /^package-lock\.json$/;

describe('what is in the repository', () => {
  it('holds no card number but those that the payment networks publish for tests', () => {
    const found = files.flatMap(({ path, text }) => cardNumbersIn(text).map((number) => ({ path, number })));
    expect(found.filter(({ number }) => !publishedTestCards.includes(number))).toEqual([]);
  });

  it('would notice a card number however it is written', () => {
    const [card = ''] = publishedTestCards;
    const groups = card.match(/\d{4}/g) ?? [];
    expect(cardNumbersIn(`pan: ${card}`)).toEqual([card]);
    expect(cardNumbersIn(`pan: '${groups.join(' ')}'`)).toEqual([card]);
    expect(cardNumbersIn(`pan-${groups.join('-')}.`)).toEqual([card]);
    expect(cardNumbersIn(`one more: ${card}1`)).toEqual([]);
  });

  it('holds no private key', () => {
    expect(placesOf(/-----BEGIN [A-Z ]*PRIVATE KEY-----|"d"\s*:\s*"[\w-]{40,}"/, files)).toEqual([]);
  });

  it('names no folder of the machine it was written on', () => {
    const ours = files.filter(({ path }) => !lockfile.test(path));
    expect(placesOf(/(^|[\s"'`(=:])\/(home|root|Users|work|tmp|mnt|opt)\//, ours)).toEqual([]);
  });

  it('names no package registry, so that each machine uses its own', () => {
    expect(placesOf(/\bregistry\.[a-z0-9-]+\.[a-z]{2,}|"resolved":\s*"http/, files)).toEqual([]);
  });
});
