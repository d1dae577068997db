import type Database from 'better-sqlite3';

/** What is counted, and at whom: wrong tries of one user at one kiosk never hinder that user anywhere else. */
export interface Tried {
  readonly what: 'password' | 'reference' | 'proof' | 'mail';
  /** A user, a customer number or an address, as it was typed; '' for all of a kiosk. */
  readonly who: string;
  /** '' for all kiosks. */
  readonly kioskId: string;
}

export interface Tries {
  note(tried: Tried): void;
  /** How many there were within the last so many milliseconds. */
  count(tried: Tried, withinMs: number): number;
  forget(tried: Tried): void;
  /** At every kiosk. */
  forgetEverywhere(tried: Omit<Tried, 'kioskId'>): void;
}

export function createTries(database: Database.Database, now: () => number): Tries {
  const add = database.prepare('INSERT INTO tries VALUES (?, ?, ?, ?)');
  const counted = database.prepare<[string, string, string, number], { tries: number }>(
    'SELECT count(*) AS tries FROM tries WHERE what = ? AND who = ? AND kiosk_id = ? AND at_unix_ms > ?',
  );
  const forget = database.prepare('DELETE FROM tries WHERE what = ? AND who = ? AND kiosk_id = ?');
  const forgetAll = database.prepare('DELETE FROM tries WHERE what = ? AND who = ?');
  return {
    note: ({ what, who, kioskId }) => {
      add.run(what, who.toLowerCase(), kioskId, now());
    },
    count: ({ what, who, kioskId }, withinMs) =>
      counted.get(what, who.toLowerCase(), kioskId, now() - withinMs)?.tries ?? 0,
    forget: ({ what, who, kioskId }) => {
      forget.run(what, who.toLowerCase(), kioskId);
    },
    forgetEverywhere: ({ what, who }) => {
      forgetAll.run(what, who.toLowerCase());
    },
  };
}
