import { describe, expect, it } from 'vitest';
import { fieldDigits, fieldNames, type Problem } from '../../../src-renderer/card/card-entry.svelte.ts';
import { fieldProgress, problemText } from '../../../src-renderer/card/words.svelte.ts';

describe('the words of the card frame', () => {
  it('say how far a field is, not what is in it', () => {
    expect(fieldProgress('number', { typed: 12, of: 16 })).toBe('Número de la tarjeta, 12 de 16 dígitos');
  });

  it('count what is missing, in the singular too', () => {
    expect(problemText('missing', 'number', { typed: 15, of: 16 })).toBe('Falta 1 dígito.');
    expect(problemText('missing', 'number', { typed: 12, of: 16 })).toBe('Faltan 4 dígitos.');
    expect(problemText('missing', 'code', { typed: 0, of: 3 })).toBe('Escriba el código de seguridad.');
  });

  it('name every problem in a sentence of its own', () => {
    const problems: Problem[] = ['other-brand', 'check-digit', 'month', 'expired', 'far-year', 'missing'];
    const said = problems.map((problem) => problemText(problem, 'number', { typed: 3, of: 16 }));
    expect(new Set(said).size).toBe(problems.length);
    expect(said.every((sentence) => /^[A-ZÁÉÍÓÚ].*\.$/.test(sentence))).toBe(true);
  });

  it('ask for every field that is empty', () => {
    const asked = fieldNames.map((name) => problemText('missing', name, { typed: 0, of: fieldDigits[name] }));
    expect(asked.every((sentence) => sentence.startsWith('Escriba '))).toBe(true);
  });
});
