import type Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import type { Customers } from './customers.ts';
import { hashPassword, isPassword } from './password.ts';
import type { OpenedSession, Sessions } from './sessions.ts';
import type { Tried, Tries } from './tries.ts';

/**
 * Published in biller.yaml: five wrong tries within a quarter of an hour lock a user at that kiosk for a minute, then
 * for two, four, eight and fifteen. Elsewhere the user signs in as ever.
 */
const wrongTriesMax = 5;
const wrongTriesWithinMs = 15 * 60_000;
const lockedForMs = 60_000;
const lockedForMsMax = 15 * 60_000;
/** A kiosk where nobody was locked for so long begins with a minute again. */
const locksForgottenAfterMs = 60 * 60_000;

export interface Login {
  readonly kioskId: string;
  /** E-mail address or customer number. */
  readonly user: string;
  readonly password: string;
}

export type SignInAnswer =
  | { readonly is: 'signed-in'; readonly session: OpenedSession; readonly customerId: string }
  | { readonly is: 'wrong-credentials' }
  | { readonly is: 'locked'; readonly retryAfterSeconds: number };

export interface SignIn {
  open(login: Login): SignInAnswer;
  /** The owner has proven who they are: no lock keeps them out any more, at any kiosk. */
  unlock(customerId: string): void;
}

interface SignInParts {
  readonly database: Database.Database;
  readonly now: () => number;
  readonly customers: Customers;
  readonly sessions: Sessions;
  readonly tries: Tries;
}

export function createSignIn({ database, now, customers, sessions, tries }: SignInParts): SignIn {
  // An unknown user costs as much time as a wrong password, so the time does not tell them apart.
  const decoyHash = hashPassword(randomBytes(16).toString('hex'));
  const locks = createLocks(database, now);

  return {
    open: ({ kioskId, user, password }) => {
      const found = customers.find(user);
      // A customer has one count of tries a kiosk, whichever of the two names is typed.
      const who = found?.customerId ?? user.toLowerCase();
      const lockedMs = locks.leftMs(who, kioskId);
      if (lockedMs > 0) return locked(lockedMs);
      const tried: Tried = { what: 'password', who, kioskId };
      if (!isPassword(password, found?.passwordHash ?? decoyHash) || !found?.passwordHash) {
        tries.note(tried);
        if (tries.count(tried, wrongTriesWithinMs) < wrongTriesMax) return { is: 'wrong-credentials' };
        tries.forget(tried);
        return locked(locks.add(who, kioskId));
      }
      tries.forget(tried);
      locks.forget(who, kioskId);
      return { is: 'signed-in', session: sessions.open(found.customerId), customerId: found.customerId };
    },
    unlock: (customerId) => {
      tries.forgetEverywhere({ what: 'password', who: customerId });
      locks.forgetEverywhere(customerId);
    },
  };
}

function locked(forMs: number): SignInAnswer {
  return { is: 'locked', retryAfterSeconds: Math.ceil(forMs / 1000) };
}

interface Locks {
  leftMs(user: string, kioskId: string): number;
  /** Returns for how long, in milliseconds. */
  add(user: string, kioskId: string): number;
  forget(user: string, kioskId: string): void;
  forgetEverywhere(user: string): void;
}

function createLocks(database: Database.Database, now: () => number): Locks {
  const findLock = database.prepare<[string, string], { until: number; locks: number }>(
    'SELECT until_unix_ms AS until, locks FROM locks WHERE user = ? AND kiosk_id = ?',
  );
  const keepLock = database.prepare('INSERT OR REPLACE INTO locks VALUES (?, ?, ?, ?)');
  const endLock = database.prepare('DELETE FROM locks WHERE user = ? AND kiosk_id = ?');
  const endLocks = database.prepare('DELETE FROM locks WHERE user = ?');
  return {
    leftMs: (user, kioskId) => (findLock.get(user, kioskId)?.until ?? 0) - now(),
    add: (user, kioskId) => {
      const last = findLock.get(user, kioskId);
      const isForgotten = !last || now() - last.until > locksForgottenAfterMs;
      const before = isForgotten ? 0 : last.locks;
      const forMs = Math.min(lockedForMs * 2 ** before, lockedForMsMax);
      keepLock.run(user, kioskId, now() + forMs, before + 1);
      return forMs;
    },
    forget: (user, kioskId) => {
      endLock.run(user, kioskId);
    },
    forgetEverywhere: (user) => {
      endLocks.run(user);
    },
  };
}
