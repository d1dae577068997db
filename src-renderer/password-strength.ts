/** From 0, guessed at once, to 3, nobody guesses it. */
export type StrengthLevel = 0 | 1 | 2 | 3;

/** What would make a password better. */
export type StrengthAdvice = 'short' | 'own' | 'common' | 'sequence' | 'repeat' | 'longer';

export interface PasswordStrength {
  readonly level: StrengthLevel;
  readonly advice: StrengthAdvice | undefined;
}

/** The company's rule (its OpenAPI): shorter ones are refused. In characters. */
export const passwordLeast = 8;

/** What people here use most, without accents. Runs such as 1234 or qwerty are found without a list. */
const commonWords =
  'password contrasena clave secreto secret admin usuario welcome bienvenid teamo tequiero iloveyou letmein dragon monkey master shadow football futbol princes sunshine superman batman pokemon naruto estrella corazon amor mariposa chocolate tinkerbell panama colombia bogota medellin caribe barranquilla america nacional millonarios barcelona realmadrid cristo jesus jehova dios familia mama papa bebe hola hello maria jose juan carlos luis ana andrea daniel gabriel alejandr sebastian santiago valentina mateo michael jennifer jessica enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes viernes 199 200 201 202'.split(
    ' ',
  );
/** The alphabet, counting, and the rows of a keyboard. */
const orders = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Beyond this many characters nothing is looked at: one that long is strong, or all of one letter. */
const lookedAtMax = 40;
const wordMax = 12;
/** Bits that a guesser needs for a whole word of a list. */
const wordBits = 6;
/** Bits from which a level begins. */
const levelBits = [18, 28, 40] as const;

/**
 * Estimates how hard a password is to guess. It is an estimate and never refuses one: what the company takes is its own
 * rule. One more character at the end never makes it weaker.
 *
 * @param own - what a guesser knows of the customer: e-mail address, customer number, the company's name
 */
export function passwordStrength(password: string, own: readonly string[]): PasswordStrength {
  const looked = Array.from(password.normalize('NFC')).slice(0, lookedAtMax);
  const plain = looked.map(plainOf);
  const ownWords = own.flatMap(
    (words) =>
      Array.from(words, plainOf)
        .join('')
        .match(/[a-z\d]{4,}/g) ?? [],
  );
  const bits = leastBits(looked, plain, [...commonWords, ...ownWords]);
  const isShort = looked.length < passwordLeast;
  const level = isShort ? 0 : (levelBits.filter((least) => bits >= least).length as StrengthLevel);
  if (isShort) return { level, advice: 'short' };
  return { level, advice: level === 3 ? undefined : adviceFor(plain, ownWords) };
}

/** One small letter without its accent; signs that stand for letters become them, as every guesser knows. */
function plainOf(character: string): string {
  const letter = (character.normalize('NFD')[0] ?? '').toLowerCase();
  const sign = '@$!'.indexOf(letter);
  return sign < 0 ? letter : (['a', 's', 'i'][sign] ?? letter);
}

/**
 * The least bits over all ways to read it as words of the list and single characters. Whatever begins like a word costs no
 * more than the word, so that completing one costs nothing and never less.
 */
function leastBits(looked: readonly string[], plain: readonly string[], words: readonly string[]): number {
  const least = [0];
  plain.forEach((_, last) => {
    let bits = (least[last] ?? 0) + characterBits(looked, plain, last);
    for (let first = Math.max(0, last + 1 - wordMax); first < last; first += 1) {
      const part = plain.slice(first, last + 1).join('');
      if (words.some((word) => word.startsWith(part))) {
        bits = Math.min(bits, (least[first] ?? 0) + wordBits);
        break;
      }
    }
    least.push(bits);
  });
  return least.at(-1) ?? 0;
}

/** What one character adds after those before it. */
function characterBits(looked: readonly string[], plain: readonly string[], at: number): number {
  const letter = plain[at] ?? '';
  const before = plain[at - 1];
  if (letter === before) return 0.3;
  if (isRun(plain, at)) return 0.5;
  const original = looked[at] ?? '';
  let bits = 4.5;
  if (/^\p{Ll}|\d$/u.test(original)) bits = 3;
  else if (/^\p{Lu}$/u.test(original)) bits = 4;
  return plain.indexOf(letter) < at ? bits / 2 : bits;
}

/** Goes on as the two before it began: 1234, dcba, qwerty. */
function isRun(plain: readonly string[], at: number): boolean {
  const three = plain.slice(at - 2, at + 1);
  if (at < 2) return false;
  return [three.join(''), three.toReversed().join('')].some((run) =>
    orders.some((order) => order.includes(run)),
  );
}

function adviceFor(plain: readonly string[], ownWords: readonly string[]): StrengthAdvice {
  const whole = plain.join('');
  if (ownWords.some((word) => whole.includes(word))) return 'own';
  if (/(.)\1{2}/u.test(whole)) return 'repeat';
  if (plain.filter((_, at) => isRun(plain, at)).length > 1) return 'sequence';
  return commonWords.some((word) => word.length > 2 && whole.includes(word)) ? 'common' : 'longer';
}
