import type Database from 'better-sqlite3';
import { createHash, randomBytes } from 'node:crypto';
import { hashPassword, isPassword } from './password.ts';

/** Published in biller.yaml: five wrong tries within a quarter of an hour lock a user for a minute. */
const wrongTriesMax = 5;
const wrongTriesWithinMs = 15 * 60_000;
const lockedForMs = 60_000;
const sessionMs = 30 * 60_000;

export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
}

export type SignInAnswer =
  | {
      readonly is: 'signed-in';
      readonly token: string;
      readonly expiresAtUnixMs: number;
      readonly customer: Customer;
    }
  | { readonly is: 'wrong-credentials' }
  | { readonly is: 'locked'; readonly retryAfterSeconds: number };

export interface SignIn {
  /** @param user - e-mail or customer number */
  open(user: string, password: string): SignInAnswer;
  /** The customer of a session that is still open. */
  customerOf(token: string): Customer | undefined;
  close(token: string): void;
}

interface CustomerRow extends Customer {
  readonly passwordHash: string;
}

export function createSignIn(database: Database.Database, now: () => number): SignIn {
  // An unknown user costs as much time as a wrong password, so the time does not tell them apart.
  const decoyHash = hashPassword(randomBytes(16).toString('hex'));
  const findCustomer = database.prepare<[string, string], CustomerRow>(
    `SELECT customer_id AS customerId, name, email, password_hash AS passwordHash
     FROM customers WHERE email = ? OR customer_id = ?`,
  );
  const findSession = database.prepare<[string, number], Customer>(
    `SELECT customer_id AS customerId, name, email FROM sessions JOIN customers USING (customer_id)
     WHERE token_hash = ? AND expires_at_unix_ms > ?`,
  );
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?)');
  const endSession = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const tries = createWrongTries(database, now);

  return {
    open: (user, password) => {
      const found = findCustomer.get(user, user);
      // A customer has one count of tries, whichever of the two names is typed.
      const name = found?.customerId ?? user.toLowerCase();
      const lockedMs = tries.lockedMs(name);
      if (lockedMs > 0) return locked(lockedMs);
      if (!isPassword(password, found?.passwordHash ?? decoyHash) || found === undefined) {
        return tries.count(name) ? locked(lockedForMs) : { is: 'wrong-credentials' };
      }
      tries.forget(name);
      const token = randomBytes(32).toString('base64url');
      const expiresAtUnixMs = now() + sessionMs;
      addSession.run(hashOf(token), found.customerId, expiresAtUnixMs);
      const { customerId, name: customerName, email } = found;
      return { is: 'signed-in', token, expiresAtUnixMs, customer: { customerId, name: customerName, email } };
    },
    customerOf: (token) => findSession.get(hashOf(token), now()),
    close: (token) => {
      endSession.run(hashOf(token));
    },
  };
}

function locked(forMs: number): SignInAnswer {
  return { is: 'locked', retryAfterSeconds: Math.ceil(forMs / 1000) };
}

/** Only its hash is stored: who reads the file cannot take over a session. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

interface WrongTries {
  lockedMs(user: string): number;
  /** Counts one more; true when it was one too many and the user is now locked. */
  count(user: string): boolean;
  forget(user: string): void;
}

function createWrongTries(database: Database.Database, now: () => number): WrongTries {
  const findLock = database.prepare<[string], { until: number }>(
    'SELECT until_unix_ms AS until FROM locks WHERE user = ?',
  );
  const addLock = database.prepare('INSERT OR REPLACE INTO locks VALUES (?, ?)');
  const addTry = database.prepare('INSERT INTO wrong_tries VALUES (?, ?)');
  const countTries = database.prepare<[string, number], { tries: number }>(
    'SELECT count(*) AS tries FROM wrong_tries WHERE user = ? AND at_unix_ms > ?',
  );
  const forgetTries = database.prepare('DELETE FROM wrong_tries WHERE user = ?');

  return {
    lockedMs: (user) => (findLock.get(user)?.until ?? 0) - now(),
    count: (user) => {
      addTry.run(user, now());
      const tries = countTries.get(user, now() - wrongTriesWithinMs)?.tries ?? 0;
      if (tries < wrongTriesMax) return false;
      addLock.run(user, now() + lockedForMs);
      forgetTries.run(user);
      return true;
    },
    forget: (user) => {
      forgetTries.run(user);
    },
  };
}
