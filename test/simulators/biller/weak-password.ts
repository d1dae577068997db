/**
 * The rule of biller.yaml (NIST SP 800-63B, 5.1.1.2): long enough, not what everybody uses, and not what stands on the
 * bill. Nothing about capitals, digits or signs: they make passwords harder to remember, not to guess.
 */
const charactersMin = 8;
/** What stands on the bill counts by its words of so many letters or digits. */
const wordMin = 3;
/** What must be left of a password without the words that anybody could know. */
const charactersOfItsOwnMin = 4;
/** A password of fewer different characters is a pattern. */
const differentMin = 4;

/** Of eight characters or more, in lower case: the commonest of published lists, in Spanish and English. */
const commonest = new Set(
  `12345678 123456789 1234567890 87654321 987654321 0987654321 12341234 123123123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
  qwertyui qwertyuiop qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 zaq12wsx abcdefgh abcd1234 abc12345 a1b2c3d4
  password password1 password12 password123 passw0rd p@ssw0rd iloveyou sunshine princess football baseball superman
  letmein1 trustno1 welcome1 admin123 administrador computer internet contraseña contrasena contraseña1 contrasena1
  contraseña123 contrasena123 teamomucho teamo123 tequiero tequieromucho mariposa princesa colombia colombia1
  colombia123 panama123 panama2026 panama507 colombia2026 barcelona realmadrid alejandro alejandra sebastian
  fernando carolina santiago valentina nacional millonarios america1`.split(/\s+/),
);

/** @param known - what anybody who holds the bill knows: number, e-mail address, company */
export function isWeakPassword(password: string, known: readonly string[]): boolean {
  const typed = password.toLowerCase();
  const characters = Array.from(typed);
  if (characters.length < charactersMin || new Set(characters).size < differentMin) return true;
  if (commonest.has(typed)) return true;
  const own = known
    .flatMap(wordsOf)
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain(typed));
  return own.length < charactersOfItsOwnMin;
}

/** The whole of it, and each word of it that is long enough to be one. */
function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u)].map(plain).filter((word) => word.length >= wordMin);
}

/** Letters and digits only, without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '');
}
