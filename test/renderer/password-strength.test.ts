import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordLeast, passwordStrength } from '../../src-renderer/password-strength.ts';

const own = ['maria.nunez@correo.example', '100241', 'Luz del Istmo, S.A.'];

describe('how strong a password is', () => {
  it.each([
    ['', 0, 'short'],
    ['Tr4!n-g', 0, 'short'],
    ['12345678', 0, 'sequence'],
    ['87654321', 0, 'sequence'],
    ['qwertyui', 0, 'sequence'],
    ['abcd1234', 0, 'sequence'],
    ['aaaaaaaaaaaa', 0, 'repeat'],
    ['contraseña1', 0, 'common'],
    ['P@ssword', 0, 'common'],
    ['Panama2026', 0, 'common'],
    ['tequiero', 0, 'common'],
    ['maria.nunez', 0, 'own'],
    ['María100241', 0, 'own'],
    ['istmo2026', 0, 'own'],
    ['caimito87', 1, 'longer'],
    ['Gato#Azul7', 2, 'longer'],
    ['caballo correcto batería', 3, undefined],
    ['mi perro come 3 arepas', 3, undefined],
    ['vK9#tq2!Lx7$wB', 3, undefined],
  ] as const)('"%s" is of level %i, and is told: %s', (password, level, advice) => {
    expect(passwordStrength(password, own)).toEqual({ level, advice });
  });

  it('knows what is known of the customer: the same password is stronger for somebody else', () => {
    expect(passwordStrength('nunez#correo7', own).level).toBeLessThan(
      passwordStrength('nunez#correo7', []).level,
    );
  });

  it('is never worse for one more character, whichever it is', () => {
    const character = fc.oneof(
      fc.string({ minLength: 1, maxLength: 1 }),
      fc.constantFrom(...Array.from('aA1ñé .@contraseña123')),
    );
    const password = fc.oneof(
      fc.string({ maxLength: 45 }),
      fc.constantFrom('contraseñ', 'maria.nune', '1234567', 'pana', 'teamo teamo', 'qwertyuio'),
    );
    fc.assert(
      fc.property(password, character, (typed, next) => {
        const before = passwordStrength(typed, own).level;
        expect(passwordStrength(typed + next, own).level).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is none before the company takes it, and always has a word of what would help below the best', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (typed) => {
        const { level, advice } = passwordStrength(typed, own);
        const isShort = Array.from(typed.normalize('NFC')).length < passwordLeast;
        expect(advice === 'short').toBe(isShort);
        expect(advice === undefined).toBe(level === 3);
      }),
    );
  });

  it('is found in time for the next key, however much was pasted', () => {
    // Bounded by what is looked at: a hundred and twenty characters end as the first forty do.
    const long = 'una frase muy larga que nadie adivina nunca jamás '.repeat(3).slice(0, 120);
    expect(passwordStrength(long, own)).toEqual(passwordStrength(long.slice(0, 40), own));
  });
});
