import type Database from 'better-sqlite3';
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Published in biller.yaml. */
export const codeValidMinutes = 10;
const wrongCodesMax = 5;

/** What a code will end, and what is then written down. */
export interface Pending {
  readonly what: 'registration' | 'password-change';
  /** Only this kiosk may end it. */
  readonly kioskId: string;
  /** Null where there is no such customer, and nobody may know. */
  readonly customerId: string | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
}

export type CodeAnswer =
  | { readonly is: 'right'; readonly pending: Pending }
  | { readonly is: 'wrong-code' | 'expired-code' | 'too-many-tries' };

export interface TypedCode {
  readonly what: Pending['what'];
  readonly pendingId: string;
  readonly kioskId: string;
  readonly code: string;
}

export interface Codes {
  /** Returns the code to send; a pending that has none is answered alike and never ends well. */
  begin(pending: Pending, hasCode: boolean): { readonly pendingId: string; readonly code: string };
  /** A right code leaves the pending as it is, until `end`. A wrong one counts. */
  check(typed: TypedCode): CodeAnswer;
  end(pendingId: string): void;
  /** Whatever else is pending of this customer. */
  endAllOf(customerId: string): void;
}

interface PendingRow extends Pending {
  readonly codeHash: string | null;
  readonly wrongCodes: number;
}

export function createCodes(database: Database.Database, now: () => number): Codes {
  const add = database.prepare('INSERT INTO pending VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)');
  const find = database.prepare<[string, string, string, number], PendingRow>(
    `SELECT what, kiosk_id AS kioskId, customer_id AS customerId, email, password_hash AS passwordHash,
       code_hash AS codeHash, wrong_codes AS wrongCodes
     FROM pending WHERE pending_id = ? AND what = ? AND kiosk_id = ? AND expires_at_unix_ms > ?`,
  );
  const countWrong = database.prepare(
    'UPDATE pending SET wrong_codes = wrong_codes + 1 WHERE pending_id = ?',
  );
  const end = database.prepare('DELETE FROM pending WHERE pending_id = ?');
  const endAllOf = database.prepare('DELETE FROM pending WHERE customer_id = ?');
  const endOld = database.prepare('DELETE FROM pending WHERE expires_at_unix_ms <= ?');

  function check({ what, pendingId, kioskId, code }: TypedCode): CodeAnswer {
    const row = find.get(pendingId, what, kioskId, now());
    if (!row) return { is: 'expired-code' };
    const { codeHash, wrongCodes, ...pending } = row;
    if (wrongCodes >= wrongCodesMax) return { is: 'too-many-tries' };
    if (isSame(hashOf(pendingId, code), codeHash ?? '')) return { is: 'right', pending };
    countWrong.run(pendingId);
    return { is: wrongCodes + 1 >= wrongCodesMax ? 'too-many-tries' : 'wrong-code' };
  }

  const checkAtomically = database.transaction(check);
  return {
    begin: ({ what, kioskId, customerId, email, passwordHash }, hasCode) => {
      endOld.run(now());
      const pendingId = randomBytes(18).toString('base64url');
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const expiresAtUnixMs = now() + codeValidMinutes * 60_000;
      const codeHash = hasCode ? hashOf(pendingId, code) : null;
      add.run(pendingId, what, kioskId, customerId, email, passwordHash, codeHash, expiresAtUnixMs);
      return { pendingId, code };
    },
    check: (typed) => checkAtomically.immediate(typed),
    end: (pendingId) => {
      end.run(pendingId);
    },
    endAllOf: (customerId) => {
      endAllOf.run(customerId);
    },
  };
}

function hashOf(pendingId: string, code: string): string {
  return createHash('sha256').update(`${pendingId} ${code}`).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
