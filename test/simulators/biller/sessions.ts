import type Database from 'better-sqlite3';
import { createHash, randomBytes } from 'node:crypto';

const sessionMs = 30 * 60_000;

/** Who asks: a customer, or a guest who sees the bills of this session and no other. */
export type Viewer =
  | { readonly is: 'customer'; readonly customerId: string }
  | { readonly is: 'guest'; readonly tokenHash: string };

export interface OpenedSession {
  readonly token: string;
  readonly expiresAtUnixMs: number;
}

export interface Sessions {
  open(customerId: string): OpenedSession;
  openGuest(invoiceNumbers: readonly string[]): OpenedSession;
  /** Whose session is still open. */
  viewerOf(token: string): Viewer | undefined;
  close(token: string): void;
  closeAllOf(customerId: string): void;
}

export function createSessions(database: Database.Database, now: () => number): Sessions {
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?)');
  const addInvoice = database.prepare('INSERT INTO guest_invoices VALUES (?, ?)');
  const endOld = database.prepare('DELETE FROM sessions WHERE expires_at_unix_ms <= ?');
  const endSession = database.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const endAllOf = database.prepare('DELETE FROM sessions WHERE customer_id = ?');
  const findSession = database.prepare<[string, number], { customerId: string | null }>(
    'SELECT customer_id AS customerId FROM sessions WHERE token_hash = ? AND expires_at_unix_ms > ?',
  );

  const open = database.transaction((customerId: string | null, invoiceNumbers: readonly string[]) => {
    endOld.run(now());
    const token = randomBytes(32).toString('base64url');
    const expiresAtUnixMs = now() + sessionMs;
    addSession.run(hashOf(token), customerId, expiresAtUnixMs);
    for (const invoiceNumber of invoiceNumbers) addInvoice.run(hashOf(token), invoiceNumber);
    return { token, expiresAtUnixMs };
  });

  return {
    open: (customerId) => open(customerId, []),
    openGuest: (invoiceNumbers) => open(null, invoiceNumbers),
    viewerOf: (token) => {
      const session = findSession.get(hashOf(token), now());
      if (!session) return undefined;
      const { customerId } = session;
      return customerId === null ? { is: 'guest', tokenHash: hashOf(token) } : { is: 'customer', customerId };
    },
    close: (token) => {
      endSession.run(hashOf(token));
    },
    closeAllOf: (customerId) => {
      endAllOf.run(customerId);
    },
  };
}

/** Only its hash is stored: who reads the file cannot take over a session. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
