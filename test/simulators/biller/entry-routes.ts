import { branchTime } from '../civil-date.ts';
import { json, problem, withAuthorization, withBody, type Answer, type Routes } from '../http-server.ts';
import { codeValidMinutes } from './codes.ts';
import type { Customer, Customers } from './customers.ts';
import type { FoundAnswer, Guests, ScannedAnswer } from './guests.ts';
import type { ConfirmAnswer, Joining } from './joining.ts';
import {
  foundRequest,
  passwordChangeConfirmation,
  passwordChangeRequest,
  registrationConfirmation,
  registrationRequest,
  scannedRequest,
  signInRequest,
} from './messages.ts';
import type { OpenedSession } from './sessions.ts';
import { shortenEmail } from './shorten.ts';
import type { SignIn } from './sign-in.ts';

export interface EntryParts {
  readonly signIn: SignIn;
  readonly customers: Customers;
  readonly guests: Guests;
  readonly joining: Joining;
}

/** Every way in, each asked by a kiosk in its own name. */
export function entryRoutes({ signIn, customers, guests, joining }: EntryParts, kioskKey: string): Routes {
  const opened = (answer: Opened): Answer => sessionAnswer(answer, customers.read(answer.customerId));
  const confirmed = (answer: ConfirmAnswer | { readonly is: 'weak-password' }): Answer =>
    answer.is === 'signed-in' ? opened(answer) : problem(codeStatus[answer.is], answer.is);
  const routes: Routes = {
    'POST /v1/sessions': withBody(signInRequest, (login) => {
      const answer = signIn.open(login);
      if (answer.is === 'signed-in') return opened(answer);
      if (answer.is === 'wrong-credentials') return problem(401, answer.is);
      return problem(423, answer.is, { retryAfterSeconds: answer.retryAfterSeconds });
    }),
    'POST /v1/guest-sessions/scanned': withBody(scannedRequest, (code) => guestAnswer(guests.scanned(code))),
    'POST /v1/guest-sessions/found': withBody(foundRequest, (proof) => guestAnswer(guests.found(proof))),
    'POST /v1/registrations': withBody(registrationRequest, (request) => {
      const answer = joining.register(request);
      if (answer.is !== 'code-sent') return problem(registerStatus[answer.is], answer.is);
      return codeSent(answer.pendingId, shortenEmail(request.email));
    }),
    'POST /v1/registrations/{pendingId}/confirmation': withBody(registrationConfirmation, (typed, { path }) =>
      confirmed(joining.confirmRegistration({ ...typed, pendingId: path['pendingId'] ?? '' })),
    ),
    'POST /v1/password-changes': withBody(passwordChangeRequest, (request) =>
      codeSent(joining.askNewPassword(request).pendingId, null),
    ),
    'POST /v1/password-changes/{pendingId}/confirmation': withBody(
      passwordChangeConfirmation,
      (typed, { path }) =>
        confirmed(joining.setNewPassword({ ...typed, pendingId: path['pendingId'] ?? '' })),
    ),
  };
  return Object.fromEntries(
    Object.entries(routes).map(([name, handler]) => [name, withAuthorization(`Kiosk ${kioskKey}`, handler)]),
  );
}

interface Opened {
  readonly session: OpenedSession;
  readonly customerId: string;
}

const registerStatus = {
  'no-match': 404,
  'already-registered': 409,
  'weak-password': 422,
  'too-many-tries': 429,
} as const;

const codeStatus = {
  'wrong-code': 422,
  'weak-password': 422,
  'expired-code': 410,
  'too-many-tries': 429,
} as const;

const guestStatus = {
  'not-found': 404,
  'no-match': 404,
  'already-paid': 409,
  'too-many-tries': 429,
} as const;

function sessionAnswer({ session }: Opened, customer: Customer): Answer {
  const { token, expiresAtUnixMs } = session;
  return json(201, { token, expiresAt: branchTime(expiresAtUnixMs), customer });
}

function guestAnswer(answer: ScannedAnswer | FoundAnswer): Answer {
  if (answer.is !== 'let-in') return problem(guestStatus[answer.is], answer.is);
  const { token, expiresAtUnixMs } = answer.session;
  return json(201, { token, expiresAt: branchTime(expiresAtUnixMs), name: answer.name });
}

function codeSent(pendingId: string, shortenedEmail: string | null): Answer {
  return json(202, { pendingId, shortenedEmail, validMinutes: codeValidMinutes });
}
