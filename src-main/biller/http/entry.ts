import * as v from 'valibot';
import type {
  BillerSession,
  CodeAnswer,
  ConfirmAnswer,
  CustomerBiller,
  FindAnswer,
  ForgottenAnswer,
  NewPasswordAnswer,
  RegisterAnswer,
  ScanAnswer,
  SignInAnswer,
} from '../port.ts';
import { codeSentBody, guestBody, sessionBody } from './entry-messages.ts';
import type { BillerLine, HttpBillerOptions, Reply, Silence } from './line.ts';
import { problemBody } from './messages.ts';

type EntryCalls =
  | 'signIn'
  | 'signOut'
  | 'openScanned'
  | 'openFound'
  | 'register'
  | 'confirmRegistration'
  | 'askNewPassword'
  | 'setNewPassword';

/** Every way in, each asked with the kiosk's own credential and in its name. */
export function createEntry(
  line: BillerLine,
  { kioskId }: Pick<HttpBillerOptions, 'kioskId'>,
): Pick<CustomerBiller, EntryCalls> {
  const ask = <Problem extends string>(
    question: Question<Problem>,
  ): Promise<Reply | Refusal<Problem> | Silence> =>
    askOnce(line, { ...question, body: { kioskId, ...question.body } });
  const customer = (reply: Reply, path: string): LetIn | Silence => readCustomer(line, reply, path);
  const guest = (reply: Reply, path: string): LetIn | Silence => readGuest(line, reply, path);
  return {
    async signIn(user, password): Promise<SignInAnswer> {
      const path = '/v1/sessions';
      const reply = await ask({ path, body: { user, password }, problems: signInProblems });
      return reply.is === 'answered' ? customer(reply, path) : reply;
    },

    async signOut(session) {
      await line.ask('DELETE', '/v1/sessions/current', { session });
    },

    async openScanned(readings): Promise<ScanAnswer> {
      const path = '/v1/guest-sessions/scanned';
      const reply = await ask({ path, body: { readings }, problems: scanProblems });
      return reply.is === 'answered' ? guest(reply, path) : reply;
    },

    async openFound({ customerNumber, invoiceCode }): Promise<FindAnswer> {
      const path = '/v1/guest-sessions/found';
      const body = { customerNumber, invoiceCode };
      const reply = await ask({ path, body, problems: proofProblems });
      return reply.is === 'answered' ? guest(reply, path) : reply;
    },

    async register({ customerNumber, invoiceCode, email, password }): Promise<RegisterAnswer> {
      const path = '/v1/registrations';
      const body = { customerNumber, invoiceCode, email, password };
      const reply = await ask({ path, body, problems: registerProblems });
      return reply.is === 'answered' ? readCodeSent(line, reply, path) : reply;
    },

    async confirmRegistration(pendingId, code): Promise<ConfirmAnswer> {
      const path = '/v1/registrations/{pendingId}/confirmation';
      const reply = await ask({ path, pendingId, body: { code }, problems: codeProblems });
      return reply.is === 'answered' ? customer(reply, path) : reply;
    },

    async askNewPassword(user): Promise<ForgottenAnswer> {
      const path = '/v1/password-changes';
      const reply = await ask({ path, body: { user }, problems: forgottenProblems });
      if (reply.is !== 'answered') return reply;
      const answer = readCodeSent(line, reply, path);
      // Whatever the biller says: nobody may learn here whether there is such a user.
      return answer.is === 'silent'
        ? answer
        : { ...answer, sent: { shortenedEmail: null, validMinutes: answer.sent.validMinutes } };
    },

    async setNewPassword(pendingId, code, password): Promise<NewPasswordAnswer> {
      const path = '/v1/password-changes/{pendingId}/confirmation';
      const reply = await ask({ path, pendingId, body: { code, password }, problems: newPasswordProblems });
      return reply.is === 'answered' ? customer(reply, path) : reply;
    },
  };
}

/**
 * The biller's words by which nobody is let in, by status. Any other word, and any page of a proxy on the way, is
 * silence: a customer is never told that something is wrong with them because something is wrong with a line.
 */
const signInProblems = { 401: ['wrong-credentials'], 423: ['locked'] } as const;
const scanProblems = { 404: ['not-found'], 409: ['already-paid'], 429: ['too-many-tries'] } as const;
const proofProblems = { 404: ['no-match'], 429: ['too-many-tries'] } as const;
const registerProblems = { ...proofProblems, 409: ['already-registered'], 422: ['weak-password'] } as const;
const forgottenProblems = { 429: ['too-many-tries'] } as const;
const codeProblems = { 410: ['expired-code'], 422: ['wrong-code'], 429: ['too-many-tries'] } as const;
const newPasswordProblems = { ...codeProblems, 422: ['wrong-code', 'weak-password'] } as const;

interface Question<Problem extends string> {
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly pendingId?: string;
  readonly body: object;
  readonly problems: Readonly<Record<number, readonly Problem[]>>;
}

interface Refusal<Problem extends string> {
  readonly is: Problem;
}

async function askOnce<Problem extends string>(
  line: BillerLine,
  { path, pendingId = '', body, problems }: Question<Problem>,
): Promise<Reply | Refusal<Problem> | Silence> {
  const address = path.replace('{pendingId}', encodeURIComponent(pendingId));
  const reply = await line.ask('POST', address, { body });
  if (reply.is === 'silent') return reply;
  const known = problems[reply.status];
  if (!known) return reply;
  const parsed = v.safeParse(problemBody, reply.body);
  const word = parsed.success ? parsed.output.problem : `status-${reply.status}`;
  const problem = known.find((candidate) => candidate === word);
  return problem === undefined ? { is: 'silent', cause: word } : { is: problem };
}

interface LetIn {
  readonly is: 'signed-in';
  readonly session: BillerSession;
}

function readCustomer(line: BillerLine, reply: Reply, path: string): LetIn | Silence {
  const body = line.read(sessionBody, reply, path);
  if ('is' in body) return body;
  return { is: 'signed-in', session: { token: body.token, isGuest: false, ...body.customer } };
}

function readGuest(line: BillerLine, reply: Reply, path: string): LetIn | Silence {
  const body = line.read(guestBody, reply, path);
  if ('is' in body) return body;
  return { is: 'signed-in', session: { ...body, email: null, isGuest: true, accounts: [] } };
}

function readCodeSent(line: BillerLine, reply: Reply, path: string): CodeAnswer | Silence {
  const body = line.read(codeSentBody, reply, path);
  if ('is' in body) return body;
  const { pendingId, ...sent } = body;
  return { is: 'code-sent', pendingId, sent };
}
