import type { CodeSent, CustomerView } from '#contract/entry.ts';
import type { KioskApi } from '#contract/kiosk-api.ts';
import { refused, type Outcome } from '#contract/outcome.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import { passwordLeast } from './password-strength.ts';
import { isAddress } from './receipt-desk.svelte.ts';
import type { Refusal } from './refusal.ts';

/** One question a step. An account is asked for by a bill; a new password by whose it is. */
export type JoiningStep = 'bill' | 'email' | 'user' | 'code' | 'password';

/** What is wrong with what was typed: seen here, before anybody is asked. */
export type TypedProblem =
  | 'no-customer-number'
  | 'customer-number-letters'
  | 'no-invoice-code'
  | 'no-email'
  | 'no-user'
  | 'user-letters'
  | 'short-password'
  | 'no-code';

export type JoiningProblem =
  | TypedProblem
  /** Too many tries at one code: to wait does not mend it, another code does. */
  | 'spent-code'
  | Refusal<'register' | 'confirmRegistration' | 'askNewPassword' | 'setNewPassword'>;

const registering = ['bill', 'email', 'password', 'code'] as const;
const renewing = ['user', 'code', 'password'] as const;

/** The step at which a problem is mended; any other is told where the customer is. */
const mendedAt: Partial<Record<JoiningProblem, JoiningStep>> = {
  'no-match': 'bill',
  'weak-password': 'password',
  'wrong-code': 'code',
  'expired-code': 'code',
  'spent-code': 'code',
};

/** What is wrong with a customer number, which is printed on the bill in digits. */
export function customerNumberProblem(typed: string): TypedProblem | undefined {
  if (typed.trim() === '') return 'no-customer-number';
  return /^\d[\d -]*$/.test(typed.trim()) ? undefined : 'customer-number-letters';
}

/** What is wrong with a user: an e-mail address with its @, or a customer number in digits. */
export function userProblem(typed: string): TypedProblem | undefined {
  if (typed.trim() === '') return 'no-user';
  // Whatever address somebody once registered, with its @: the company knows it, or does not.
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim());
  return isEmail || customerNumberProblem(typed) === undefined ? undefined : 'user-letters';
}

/** As it is kept: people write long numbers in groups. */
export function joined(typed: string): string {
  return typed.replaceAll(' ', '');
}

/** A new account, or a new password for one: each proven by a code that is sent by e-mail. */
export class Joining {
  step = $state.raw<JoiningStep>('bill');
  customerNumber = $state.raw('');
  invoiceCode = $state.raw('');
  email = $state.raw('');
  user = $state.raw('');
  password = $state.raw('');
  code = $state.raw('');
  problem = $state.raw<JoiningProblem>();
  /** The latest code that is on its way, and when it was sent by this page's own clock. */
  sent = $state.raw<CodeSent & { readonly atMs: number }>();
  #first = $state.raw<'bill' | 'user'>('bill');
  readonly #kiosk: KioskApi;
  readonly #open: (customer: CustomerView) => Promise<void>;
  readonly #doing = new OneAtATime();

  constructor(kiosk: KioskApi, open: (customer: CustomerView) => Promise<void>) {
    this.#kiosk = kiosk;
    this.#open = open;
  }

  get isBusy(): boolean {
    return this.#doing.isBusy;
  }

  /** Whether the kiosk was asked for something that must not be left to the next person. */
  get hasAsked(): boolean {
    return this.isBusy || this.sent !== undefined;
  }

  get steps(): readonly JoiningStep[] {
    return this.#isRegistering ? registering : renewing;
  }

  get #isRegistering(): boolean {
    return this.#first === 'bill';
  }

  /** Begins anew at the first question, of an account or of a password. */
  begin(first: 'bill' | 'user'): void {
    this.forget();
    this.#first = first;
    this.step = first;
  }

  /** All that was typed. Which question is asked stays: whoever comes next may have begun already. */
  forget(): void {
    this.customerNumber = '';
    this.invoiceCode = '';
    this.email = '';
    this.user = '';
    this.password = '';
    this.code = '';
    this.problem = undefined;
    this.sent = undefined;
  }

  /** One question back, with all that was typed. False at the first one. An answer on its way is waited for. */
  back(): boolean {
    if (this.isBusy) return true;
    const before = this.steps[this.steps.indexOf(this.step) - 1];
    this.problem = undefined;
    if (before) this.step = before;
    return before !== undefined;
  }

  /**
   * The question is answered: the next one, or whatever the company says.
   *
   * @param isWanted - asked when an answer is there: the customer may have gone meanwhile
   */
  async next(isWanted: () => boolean): Promise<void> {
    this.problem = this.#typedProblem();
    if (this.problem) return;
    if (this.steps.at(-1) === this.step) await this.#finish(isWanted);
    else if (this.step === 'user' || this.step === 'password') await this.sendCode(isWanted);
    else this.#go();
  }

  /** Asks for a code, or for another one. */
  async sendCode(isWanted: () => boolean): Promise<void> {
    await this.#doing.do(async () => {
      const answer = await this.#askForCode();
      if (!isWanted()) return;
      this.#hear(answer);
      if (!answer.ok) return;
      this.sent = { ...answer.value, atMs: performance.now() };
      this.code = '';
      this.step = 'code';
    });
  }

  async #finish(isWanted: () => boolean): Promise<void> {
    await this.#doing.do(async () => {
      const { code, password } = this;
      const answer = this.#isRegistering
        ? await this.#kiosk.confirmRegistration({ code })
        : await this.#kiosk.setNewPassword({ code, password });
      if (!isWanted()) return;
      this.#hear(!answer.ok && answer.problem === 'too-many-tries' ? refused('spent-code') : answer);
      if (answer.ok) await this.#open(answer.value);
    });
  }

  #askForCode(): Promise<Outcome<CodeSent, JoiningProblem>> {
    const { customerNumber, invoiceCode, email, password, user } = this;
    return this.#isRegistering
      ? this.#kiosk.register({ customerNumber: joined(customerNumber), invoiceCode, email, password })
      : this.#kiosk.askNewPassword({ user: joined(user) });
  }

  #hear(answer: Outcome<unknown, JoiningProblem>): void {
    this.problem = answer.ok ? undefined : answer.problem;
    if (this.problem) this.step = mendedAt[this.problem] ?? this.step;
  }

  #go(): void {
    this.step = this.steps[this.steps.indexOf(this.step) + 1] ?? this.step;
  }

  #typedProblem(): TypedProblem | undefined {
    switch (this.step) {
      case 'bill':
        return (
          customerNumberProblem(this.customerNumber) ??
          (this.invoiceCode.trim() === '' ? 'no-invoice-code' : undefined)
        );
      case 'email':
        return isAddress(this.email) ? undefined : 'no-email';
      case 'user':
        return userProblem(this.user);
      case 'code':
        return /^\d{6}$/.test(this.code) ? undefined : 'no-code';
      case 'password':
        return Array.from(this.password).length < passwordLeast ? 'short-password' : undefined;
    }
  }
}
