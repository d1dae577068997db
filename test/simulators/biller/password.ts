import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * Real scrypt at a sixteenth of its usual cost (N = 2^10, not 2^14): twenty demo passwords are hashed while
 * a test waits, and they protect made-up bills.
 */
const cost = { N: 1024, r: 8, p: 1 } as const;
const hashBytes = 32;

/** Salt and hash, in hexadecimal, with a colon between. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${scryptSync(password, salt, hashBytes, cost).toString('hex')}`;
}

export function isPassword(password: string, stored: string): boolean {
  const [salt = '', hash = ''] = stored.split(':');
  const expected = Buffer.from(hash, 'hex');
  return timingSafeEqual(expected, scryptSync(password, Buffer.from(salt, 'hex'), hashBytes, cost));
}
