import type { Outcome } from './outcome.ts';

/** Who stands in front of the kiosk, once they are known. */
export interface CustomerView {
  /** Shortened for a guest, who may not be the account's owner. */
  readonly name: string;
  /** Null for a guest: nobody has proven to be anybody. */
  readonly email: string | null;
  readonly isGuest: boolean;
  /** Each supply of the customer; more than one is chosen from. Empty for a guest of one bill. */
  readonly accounts: readonly AccountView[];
}

/** One supply of a customer. */
export interface AccountView {
  readonly accountNumber: string;
  readonly serviceAddress: string;
  readonly unpaidCount: number;
}

/** A code is on its way by e-mail, to be typed at the kiosk. */
export interface CodeSent {
  /** Where it went, so shortened that only its owner knows it; null where nobody may learn that there is such an account. */
  readonly shortenedEmail: string | null;
  readonly validMinutes: number;
}

/** Why a scan opens nothing; each is one clear sentence on the screen. */
export type ScanProblem =
  /** Not a bill's code at all: a link, noise, a product. */
  | 'not-a-bill'
  /** A bill of another company. */
  | 'other-company'
  /** A check digit is wrong, or something is missing: read badly, or printed badly. */
  | 'damaged'
  | 'not-found'
  | 'already-paid'
  | 'too-many-tries'
  | 'biller-offline'
  | 'out-of-service';

export type CodeProblem =
  'wrong-code' | 'expired-code' | 'too-many-tries' | 'biller-offline' | 'out-of-service';

/** The answers to the calls by which a customer begins. */
export interface EntryAnswers {
  signIn: Outcome<CustomerView, 'wrong-credentials' | 'locked' | 'biller-offline' | 'out-of-service'>;
  /** A guest who may see and pay this bill; both bills, where the code can be read as either. */
  scanBill: Outcome<CustomerView, ScanProblem>;
  /** A guest who may see and pay the bills of the customer number. The second fact is the code of any of its bills. */
  findAccount: Outcome<CustomerView, 'no-match' | 'too-many-tries' | 'biller-offline' | 'out-of-service'>;
  /** Asks for an account: its e-mail address is proven by a code. */
  register: Outcome<
    CodeSent,
    | 'no-match'
    | 'already-registered'
    | 'weak-password'
    | 'too-many-tries'
    | 'biller-offline'
    | 'out-of-service'
  >;
  /** Ends what `register` began, in this visit. Signs the customer in. */
  confirmRegistration: Outcome<CustomerView, CodeProblem>;
  /** Answered alike whether there is such a user or not. */
  askNewPassword: Outcome<CodeSent, 'too-many-tries' | 'biller-offline' | 'out-of-service'>;
  /** Ends what `askNewPassword` began, in this visit. Signs the customer in. */
  setNewPassword: Outcome<CustomerView, CodeProblem | 'weak-password'>;
}
