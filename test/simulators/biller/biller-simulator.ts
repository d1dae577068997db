import { mkdirSync } from 'node:fs';
import { branchDay } from '../civil-date.ts';
import { companyOf, type CompanyCode } from '../demo-data.ts';
import { startHttpServer } from '../http-server.ts';
import { keepKey } from '../key-file.ts';
import type { OnStep } from '../steps.ts';
import { watchRoutes, type Lose } from '../watched-routes.ts';
import { openBillerDatabase } from './biller-database.ts';
import { billerRoutes } from './biller-routes.ts';
import { createCodes } from './codes.ts';
import { createCustomers } from './customers.ts';
import type { EntryParts } from './entry-routes.ts';
import { createGuests } from './guests.ts';
import { createHolds, type Hold } from './holds.ts';
import { createInvoices } from './invoices.ts';
import { createJoining } from './joining.ts';
import { createLetters, type Letters } from './letters.ts';
import { createPayments, type BillerLedgerRow } from './payments.ts';
import { createProofs } from './proofs.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import { createTries } from './tries.ts';

export interface BillerSimulatorOptions {
  /** The simulator's own: its database and its key. The same directory again is the same biller. */
  readonly directory: string;
  readonly company?: CompanyCode;
  /** Civil date that the demo invoices are dated by, when the directory is new. */
  readonly today?: string;
  /** False for a biller that has no holds; true when left out. */
  readonly holds?: boolean;
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The biller's clock, in Unix milliseconds: tests of locks and sessions move it instead of waiting. */
  readonly now?: () => number;
  /** Where the company's mail goes out: a port of loopback, asked for with each mail. Left out, nothing is mailed. */
  readonly mailPort?: () => number | Promise<number>;
  /** Told of each code that goes out by e-mail. */
  readonly onCode?: (email: string, code: string) => void;
  /** Told of every step of a posting, a hold and a release, while it happens. */
  readonly onStep?: OnStep;
}

export interface BillerSimulator {
  readonly url: string;
  /** What the kiosk sends as `Authorization: Kiosk KEY` when it posts a payment. */
  readonly kioskKey: string;
  /** All payments that the biller counts as received, oldest first. */
  ledger(): readonly BillerLedgerRow[];
  /** The holds that live now, by invoice number. */
  holds(): readonly Hold[];
  /** The code that this address was sent last, for a new account or a new password; undefined before the first. */
  lastCode(email: string): string | undefined;
  /** Closes the port: callers are refused. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Loses postings, or the answers to them. */
  readonly lose: Lose;
  stop(): Promise<void>;
}

const exchanges = {
  'POST /v1/payments': 'post',
  'PUT /v1/invoices/{invoiceNumber}/hold': 'hold',
  'DELETE /v1/invoices/{invoiceNumber}/hold': 'release',
} as const;

/** Starts a company's billing system: HTTP by `resources/openapi/biller.yaml`, with its own SQLite file. */
export async function startBillerSimulator(options: BillerSimulatorOptions): Promise<BillerSimulator> {
  const { directory, company = 'pa', now = Date.now } = options;
  mkdirSync(directory, { recursive: true });
  const database = openBillerDatabase(directory, company, options.today ?? branchDay(now()));
  const kioskKey = keepKey(directory, 'kiosk-key');
  const payments = createPayments(database);
  const holds = createHolds(database, now);
  const sessions = createSessions(database, now);
  const { letters, ...entry } = openDoors(database, { ...options, company, now, sessions });
  const parts = {
    ...entry,
    sessions,
    invoices: createInvoices(database),
    payments,
    holds: options.holds === false ? undefined : holds,
  };
  const watched = watchRoutes(billerRoutes(parts, kioskKey), exchanges, options.onStep);
  const server = await startHttpServer(watched.routes, options.port ?? 0);
  return {
    ...server,
    lose: watched.lose,
    kioskKey,
    ledger: () => payments.ledger(),
    holds: () => holds.list(),
    lastCode: (email) => letters.lastCode(email),
    stop: async () => {
      await server.stop();
      await letters.settled();
      database.close();
    },
  };
}

interface DoorOptions extends Pick<BillerSimulatorOptions, 'mailPort' | 'onCode'> {
  readonly company: CompanyCode;
  readonly now: () => number;
  readonly sessions: Sessions;
}

/** Every way in, on the biller's own file. */
function openDoors(
  database: ReturnType<typeof openBillerDatabase>,
  { company, now, sessions, mailPort, onCode }: DoorOptions,
): EntryParts & { readonly letters: Letters } {
  const { name: companyName, payee, mailFrom: from } = companyOf(company);
  const customers = createCustomers(database);
  const tries = createTries(database, now);
  const signIn = createSignIn({ database, now, customers, sessions, tries });
  const checkProof = createProofs(database, tries);
  const codes = createCodes(database, now);
  const letters = createLetters({ companyName, from, tries, mailPort, onCode });
  return {
    letters,
    customers,
    signIn,
    guests: createGuests({ database, payee, sessions, tries, checkProof }),
    joining: createJoining({ companyName, customers, sessions, signIn, codes, letters, checkProof }),
  };
}
