/**
 * Whether a text is an address that mail can be sent to, as browsers check it (HTML, "valid e-mail address"), and of a
 * domain that has a dot. Whether anybody reads it there is not known by looking at it.
 */
export function isAddress(text: string): boolean {
  const [, domain] = text.split('@', 2);
  return shape.test(text) && domain?.includes('.') === true;
}

const shape =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;
