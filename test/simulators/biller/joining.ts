import type { Codes, CodeAnswer } from './codes.ts';
import type { Customers } from './customers.ts';
import type { Letters } from './letters.ts';
import type { RegistrationRequest } from './messages.ts';
import { hashPassword } from './password.ts';
import type { CheckProof } from './proofs.ts';
import type { OpenedSession, Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import { isWeakPassword } from './weak-password.ts';

export interface CodeSent {
  readonly is: 'code-sent';
  readonly pendingId: string;
}

export type RegisterAnswer =
  CodeSent | { readonly is: 'no-match' | 'already-registered' | 'weak-password' | 'too-many-tries' };

export type ConfirmAnswer =
  | { readonly is: 'signed-in'; readonly session: OpenedSession; readonly customerId: string }
  | Exclude<CodeAnswer, { readonly is: 'right' }>;

export interface ConfirmedCode {
  readonly kioskId: string;
  readonly pendingId: string;
  readonly code: string;
}

/** New accounts, and new passwords: each proven by a code that is sent by e-mail. */
export interface Joining {
  register(request: RegistrationRequest): RegisterAnswer;
  confirmRegistration(typed: ConfirmedCode): ConfirmAnswer;
  /** Answered alike whether there is such a user or not. */
  askNewPassword(request: { readonly kioskId: string; readonly user: string }): CodeSent;
  setNewPassword(
    typed: ConfirmedCode & { readonly password: string },
  ): ConfirmAnswer | { readonly is: 'weak-password' };
}

interface JoiningParts {
  readonly companyName: string;
  readonly customers: Customers;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly codes: Codes;
  readonly letters: Letters;
  readonly checkProof: CheckProof;
}

export function createJoining(parts: JoiningParts): Joining {
  const { companyName, customers, sessions, signIn, codes, letters, checkProof } = parts;
  return {
    register: ({ kioskId, customerNumber, invoiceCode, email, password }) => {
      if (isWeakPassword(password, [customerNumber, email, companyName])) return { is: 'weak-password' };
      const proof = checkProof({ kioskId, customerNumber, invoiceCode });
      if (proof.is !== 'proven') return proof;
      const { customerId } = proof;
      if (customers.find(customerId)?.email) return { is: 'already-registered' };
      // Somebody else's address: only its owner is told, in a mail of their own.
      const isTaken = customers.find(email) !== undefined;
      const passwordHash = hashPassword(password);
      const pending = { what: 'registration', kioskId, customerId, email, passwordHash } as const;
      const { pendingId, code } = codes.begin(pending, !isTaken);
      if (isTaken) letters.tellTaken(email);
      else letters.sendCode(email, code);
      return { is: 'code-sent', pendingId };
    },

    confirmRegistration: (typed) => {
      const answer = codes.check({ what: 'registration', ...typed });
      if (answer.is !== 'right') return answer;
      codes.end(typed.pendingId);
      const { customerId, email, passwordHash } = answer.pending;
      if (customerId === null || email === null || passwordHash === null) return { is: 'expired-code' };
      // Registered by another code meanwhile.
      if (!customers.register(customerId, { email, passwordHash })) return { is: 'expired-code' };
      return { is: 'signed-in', session: sessions.open(customerId), customerId };
    },

    askNewPassword: ({ kioskId, user }) => {
      const found = customers.find(user);
      const email = found?.email ?? null;
      const customerId = email === null ? null : (found?.customerId ?? null);
      const pending = { what: 'password-change', kioskId, customerId, email, passwordHash: null } as const;
      const { pendingId, code } = codes.begin(pending, email !== null);
      if (email === null) letters.sendNothing(user);
      else letters.sendCode(email, code);
      return { is: 'code-sent', pendingId };
    },

    setNewPassword: ({ password, ...typed }) => {
      // The code first: who has none must not learn from the rule what a customer's number is.
      const answer = codes.check({ what: 'password-change', ...typed });
      if (answer.is !== 'right') return answer;
      const { customerId, email } = answer.pending;
      if (customerId === null || email === null) return { is: 'expired-code' };
      if (isWeakPassword(password, [customerId, email, companyName])) return { is: 'weak-password' };
      customers.setPassword(customerId, hashPassword(password));
      codes.endAllOf(customerId);
      sessions.closeAllOf(customerId);
      signIn.unlock(customerId);
      return { is: 'signed-in', session: sessions.open(customerId), customerId };
    },
  };
}
