import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fieldProgress, setLanguage, words } from '../../src-renderer/card/words.svelte.ts';
import { spokenText } from '../../src-renderer/spoken-text.ts';
import { voiceWords as en } from '../../src-renderer/text/en-voice.ts';
import { voiceWords as es } from '../../src-renderer/text/es-voice.ts';

describe('a text of the screen, as it is heard in Spanish', () => {
  it.each([
    // Amounts, as the screens of Panama and of Colombia write them.
    ['$44.00', '44 dólares'],
    ['$1.00', '1 dólar'],
    ['$38.45 USD', '38 dólares con 45 centavos'],
    ['$0.01', '0 dólares con 1 centavo'],
    ['$1,234,567.08', '1234567 dólares con 8 centavos'],
    ['-$5.00', 'menos 5 dólares'],
    ['$ 38.450', '38450 pesos'],
    ['$ 38.450 COP', '38450 pesos'],
    ['$ 1.234.567,50', '1234567 pesos con 50 centavos'],
    ['-$ 12.000', 'menos 12000 pesos'],
    ['$ 2.000.000', '2000000 de pesos'],
    ['Usó 225 kWh, a $0.1523 cada uno.', 'Usó 225 kilovatios hora, a 0 punto 1 5 2 3 dólares cada uno.'],
    ['18 m³ a $ 1.234,567', '18 metros cúbicos a 1234 punto 5 6 7 pesos'],
    ['Pagar $38.45.', 'Pagar 38 dólares con 45 centavos.'],
    // Dates.
    ['Vence: 03 nov 2026', 'Vence: 3 de noviembre de 2026'],
    ['Energía · mayo 2026', 'Energía, mayo 2026'],
    // References and codes.
    ['Referencia K014-000381', 'Referencia K 0 1 4 guion 0 0 0 3 8 1'],
    ['N.º de factura: F-00000001', 'número de factura: F guion 0 0 0 0 0 0 0 1'],
    ['Autorización: 123456', 'Autorización: 1 2 3 4 5 6'],
    ['Ayuda: 800-0000', 'Ayuda: 8 0 0 guion 0 0 0 0'],
    ['VISA •••• 1111', 'VISA terminada en 1 1 1 1'],
    ['Y2', 'ye 2'],
    // Quantities stay quantities.
    ['4 facturas', '4 facturas'],
    ['2000 facturas, 7 %, a las 10:42', '2000 facturas, 7 %, a las 10:42'],
    ['Espere de 3-5 minutos', 'Espere de 3-5 minutos'],
    // Addresses of mail, and names that are shortened.
    ['maria.nunez@correo.example', 'maria punto nunez arroba correo punto example'],
    ['Lo enviamos a m***@correo.example.', 'Lo enviamos a m asteriscos  arroba correo punto example.'],
    ['Ana-María_B@x.co', 'Ana guion María guion bajo B arroba x punto co'],
    // Keys.
    // A sign alone is named by the synthesizer.
    ['.', '.'],
    [' ', 'espacio'],
    ['ñ', 'ñ'],
    ['.com', ' punto com'],
    ['@gmail.com', ' arroba gmail punto com'],
  ])('%s is "%s"', (written, spoken) => {
    expect(spokenText(written, es)).toBe(spoken);
  });
});

describe('a text of the screen, as it is heard in English', () => {
  it.each([
    ['$44.00', '44 dollars'],
    ['$1.01', '1 dollar and 1 cent'],
    ['COP 38,450', '38450 pesos'],
    ['-COP 12,000.50', 'minus 12000 pesos and 50 centavos'],
    ['Due 3 Nov 2026', 'Due November 3 2026'],
    ['No. F-0001', 'number F dash 0 0 0 1'],
    ['Kiosk K014', 'Kiosk K 0 1 4'],
    ['A1', 'A, 1'],
    ['VISA •••• 4242', 'VISA ending in 4 2 4 2'],
    ['jo@mail.example', 'jo at mail dot example'],
  ])('%s is "%s"', (written, spoken) => {
    expect(spokenText(written, en)).toBe(spoken);
  });
});

/** How Debian's synthesizer pronounces a text, in the phonetic alphabet, without stress, pauses and shades of a vowel. */
function pronounced(text: string, voice: string): string {
  const ipa = execFileSync('espeak-ng', ['-q', '--ipa', '-v', voice, '--stdin'], { input: text });
  const plain = ipa.toString('utf8').replaceAll(/[ˈˌ\s]/g, '');
  return plain.replaceAll('ɛ', 'e').replaceAll('ɪ', 'i').replaceAll('ɔ', 'o');
}

describe('the synthesizer', () => {
  it.each([
    ['$ 38.450', 'treinta y ocho mil cuatrocientos cincuenta pesos'],
    ['$1,044.09', 'mil cuarenta y cuatro dólares con nueve centavos'],
    ['$ 1.000.000', 'un millón de pesos'],
    ['03 nov 2026', 'tres de noviembre de dos mil veintiséis'],
    ['K014', 'ka cero uno cuatro'],
    ['VISA •••• 1111', 'visa terminada en uno uno uno uno'],
  ])('pronounces %s as "%s"', (written, words) => {
    expect(pronounced(spokenText(written, es), 'es-419')).toBe(pronounced(words, 'es-419'));
  });

  it.each([
    ['$38.45', 'thirty-eight dollars and forty-five cents'],
    ['COP 38,450', 'thirty-eight thousand four hundred fifty pesos'],
  ])('pronounces %s as "%s"', (written, words) => {
    expect(pronounced(spokenText(written, en), 'en-us')).toBe(pronounced(words, 'en-us'));
  });
});

describe('what is said of the card’s own page', () => {
  it.each(['es', 'en'] as const)('is what it shows itself (%s)', (language) => {
    setLanguage(language);
    const { card } = language === 'es' ? es : en;
    const { label, wrong } = words();
    const { number, expiry, code } = card;
    expect({ number, expiry, code }).toEqual(label);
    expect(card.wrong).toEqual({ ...wrong, missing: '' });
    expect(card.progress(code, 2, 3)).toBe(fieldProgress('code', { typed: 2, of: 3 }));
  });
});
