import type { EntryAnswers } from '#contract/entry.ts';
import type { KioskHandlers, RequestOf } from '#contract/kiosk-api.ts';
import { refused, type Outcome } from '#contract/outcome.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Clock } from './payment/port.ts';
import { readBillCode } from './scan/read-bill-code.ts';
import { TryBucket } from './visit/try-bucket.ts';
import type { Visit } from './visit/visit.ts';

export interface EntryDeskParts {
  readonly config: Pick<Config, 'customers'>;
  readonly visit: Visit;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly log: Log;
  /** Whether the kiosk may serve anybody now. */
  readonly isOpen: () => boolean;
  /** Whoever was here before is gone: called before anybody is let in. */
  readonly begin: () => void;
}

/**
 * How often this kiosk lets somebody be wrong. The biller has limits of its own, by user and kiosk; these slow down
 * whoever guesses at the screen, and cost the next customer one short wait at most.
 */
const limits = {
  /** Fewer than the biller's 30 in ten minutes, or one person's tries would end scanning here for all who come next. */
  scan: { triesMax: 8, refillMs: 30_000 },
  /** A bill's code has millions of forms. */
  proof: { triesMax: 5, refillMs: 30_000 },
  /** Each is a mail to somebody who may not have asked for it. */
  mail: { triesMax: 5, refillMs: 60_000 },
  /** A code lives for five tries and ten minutes at the biller. */
  code: { triesMax: 10, refillMs: 30_000 },
  /** One password tried on many users. */
  password: { triesMax: 20, refillMs: 15_000 },
} as const;

type Limit = keyof typeof limits;

/** Every way in: who stands in front of the kiosk, and how the biller came to know it. */
export class EntryDesk {
  readonly #parts: EntryDeskParts;
  readonly #buckets: Readonly<Record<Limit, TryBucket>>;

  constructor(parts: EntryDeskParts) {
    this.#parts = parts;
    const bucket = (limit: Limit): TryBucket => new TryBucket(parts.clock, limits[limit]);
    this.#buckets = {
      scan: bucket('scan'),
      proof: bucket('proof'),
      mail: bucket('mail'),
      code: bucket('code'),
      password: bucket('password'),
    };
  }

  answers(): Pick<KioskHandlers, keyof EntryAnswers> {
    return {
      signIn: (request) => this.#told('sign-in', () => this.#signIn(request)),
      scanBill: (request) => this.#told('scan', () => this.#scan(request)),
      findAccount: (request) => this.#told('find', () => this.#find(request)),
      register: (request) => this.#told('register', () => this.#register(request)),
      confirmRegistration: (request) => this.#told('registration-code', () => this.#confirm(request)),
      askNewPassword: (request) => this.#told('forgotten-password', () => this.#forgotten(request)),
      setNewPassword: (request) => this.#told('new-password', () => this.#setPassword(request)),
    };
  }

  async #signIn(request: RequestOf<'signIn'>): Promise<EntryAnswers['signIn']> {
    const { begin, visit } = this.#parts;
    begin();
    const answer = await this.#bounded('password', isRefusedWith('wrong-credentials'), () =>
      visit.signIn(request),
    );
    // Somebody has been guessing here: for a moment the kiosk is as calm as the biller would be.
    if (answer.ok) return answer;
    return refused(answer.problem === 'too-many-tries' ? 'locked' : answer.problem);
  }

  async #scan({ code }: RequestOf<'scanBill'>): Promise<EntryAnswers['scanBill']> {
    const { begin, visit, config } = this.#parts;
    const { scan } = config.customers;
    if (!scan) return refused('out-of-service');
    const read = readBillCode(code, scan);
    // A stray code ends nothing: whoever is here goes on.
    if (read.is !== 'bill') return refused(read.is);
    begin();
    return this.#bounded('scan', isRefusedWith('not-found'), () => visit.scan(read.readings));
  }

  async #find(request: RequestOf<'findAccount'>): Promise<EntryAnswers['findAccount']> {
    const { begin, visit, config } = this.#parts;
    if (!config.customers.find) return refused('out-of-service');
    begin();
    return this.#bounded('proof', isRefusedWith('no-match'), () => visit.find(request));
  }

  async #register(request: RequestOf<'register'>): Promise<EntryAnswers['register']> {
    const { begin, visit, config } = this.#parts;
    if (!config.customers.register) return refused('out-of-service');
    begin();
    return this.#bounded('proof', isRefusedWith('no-match'), () =>
      this.#bounded('mail', isAccepted, () => visit.register(request)),
    );
  }

  async #confirm({ code }: RequestOf<'confirmRegistration'>): Promise<EntryAnswers['confirmRegistration']> {
    return this.#bounded('code', isRefusedWith('wrong-code'), () =>
      this.#parts.visit.confirmRegistration(code),
    );
  }

  async #forgotten({ user }: RequestOf<'askNewPassword'>): Promise<EntryAnswers['askNewPassword']> {
    const { begin, visit, config } = this.#parts;
    if (!config.customers.register) return refused('out-of-service');
    begin();
    return this.#bounded('mail', isAccepted, () => visit.askNewPassword(user));
  }

  async #setPassword(request: RequestOf<'setNewPassword'>): Promise<EntryAnswers['setNewPassword']> {
    return this.#bounded('code', isRefusedWith('wrong-code'), () =>
      this.#parts.visit.setNewPassword(request),
    );
  }

  /** While the kiosk serves somebody; and one line in the log, in words of ours. */
  async #told<Value, Problem extends string>(
    is: string,
    answer: () => Promise<Outcome<Value, Problem>>,
  ): Promise<Outcome<Value, Problem | 'out-of-service'>> {
    if (!this.#parts.isOpen()) return refused('out-of-service');
    const outcome = await answer();
    this.#parts.log({ is, answer: outcome.ok ? 'ok' : outcome.problem });
    return outcome;
  }

  /** Spends a try, and gives it back where it was none. */
  async #bounded<Value, Problem extends string>(
    limit: Limit,
    isSpent: (outcome: Outcome<Value, Problem>) => boolean,
    attempt: () => Promise<Outcome<Value, Problem>>,
  ): Promise<Outcome<Value, Problem | 'too-many-tries'>> {
    const bucket = this.#buckets[limit];
    if (!bucket.take()) return refused('too-many-tries');
    const outcome = await attempt();
    if (!isSpent(outcome)) bucket.giveBack();
    return outcome;
  }
}

function isRefusedWith(problem: string): (outcome: Outcome<unknown, string>) => boolean {
  return (outcome) => !outcome.ok && outcome.problem === problem;
}

function isAccepted({ ok }: Outcome<unknown, string>): boolean {
  return ok;
}
