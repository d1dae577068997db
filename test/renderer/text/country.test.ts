import { afterEach, describe, expect, it } from 'vitest';
import type { Country, Language } from '#contract/appearance.ts';
import { Session } from '../../../src-renderer/session.svelte.ts';
import { showLanguage, speakAs, text } from '../../../src-renderer/text.svelte.ts';
import { inCountry } from '../../../src-renderer/text/country.ts';
import { en } from '../../../src-renderer/text/en.ts';
import { es } from '../../../src-renderer/text/es.ts';
import { everythingSaid } from '../../house/table-of-words.ts';
import { FakeKiosk, kioskView } from '../fake-kiosk.ts';

const tables = { es, en };

function said(country: Country, language: Language): string[] {
  return everythingSaid(inCountry(tables[language], country, language)).map(({ words }) => words);
}

function saying(words: readonly string[], pattern: RegExp): string[] {
  return words.filter((sentence) => pattern.test(sentence));
}

afterEach(async () => {
  speakAs('PA');
  await showLanguage('es');
});

describe('the words of a country', () => {
  it.each([
    {
      country: 'PA',
      shown: 'es',
      theirs: /[Nn]úmero de cliente \(NIC o NAC\)/,
      never: /[Nn]úmero de cuenta|matrícula/,
    },
    { country: 'CO', shown: 'es', theirs: /Número de cuenta o matrícula/, never: /[Nn]úmero de cliente|NIC/ },
    { country: 'PA', shown: 'en', theirs: /Customer number \(NIC or NAC\)/, never: /[Aa]ccount number/ },
    { country: 'CO', shown: 'en', theirs: /[Aa]ccount number/, never: /[Cc]ustomer number|NIC/ },
    // A card that is a Clave and nothing else is not taken, whatever a debit card is called.
    { country: 'PA', shown: 'es', theirs: /[Tt]arjeta de débito/, never: /[Tt]arjeta débito|Clave/ },
    { country: 'CO', shown: 'es', theirs: /[Tt]arjeta débito/, never: /Clave/ },
  ] as const)('in $country ($shown) are $theirs, never $never', ({ country, shown, theirs, never }) => {
    const words = said(country, shown);
    expect(saying(words, theirs)).not.toEqual([]);
    expect(saying(words, never)).toEqual([]);
  });

  it.each([
    ['PA', 'es'],
    ['PA', 'en'],
    ['CO', 'es'],
    ['CO', 'en'],
  ] as const)('in %s (%s) stay what they are where one sentence is put into another', (country, language) => {
    const once = inCountry(tables[language], country, language);
    expect(everythingSaid(inCountry(once, country, language))).toEqual(everythingSaid(once));
  });

  it('change nothing else: as many sentences, amounts and references as they were given', () => {
    expect(said('CO', 'es')).toHaveLength(everythingSaid(es).length);
    speakAs('CO');
    expect(text.invoice.pay('$ 38.450')).toBe('Pagar $ 38.450');
    expect(text.terms.paragraphs(24)).toEqual(es.terms.paragraphs(24));
  });

  it('follow the kiosk that the customer stands at, in the language that is shown', async () => {
    const kiosk = new FakeKiosk();
    const session = new Session(kiosk, 8);
    await session.look();
    expect(text.signIn.noUser).toContain('número de cliente');
    kiosk.view = { ...kioskView, country: 'CO' };
    await session.look();
    expect(text.signIn.noUser).toContain('número de cuenta');
    await showLanguage('en');
    expect(text.signIn.noUser).toContain('account number');
    await showLanguage('es');
    expect(text.signIn.noUser).toContain('número de cuenta');
  });
});
