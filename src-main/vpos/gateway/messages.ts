import * as v from 'valibot';
import type { DeclineReason } from '#contract/kiosk-api.ts';
import type { Approval, Decline, InquiryAnswer, ReversalAnswer, SaleAnswer } from '../port.ts';
import { reasonFor } from './codes.ts';

/** What the gateway answered, before anybody believes it. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const approvedBody = v.object({
  status: v.literal('approved'),
  paymentId: v.string(),
  amountMinor: v.pipe(v.number(), v.integer()),
  currency: v.string(),
  authorizationCode: text,
  retrievalReference: text,
  batch: text,
  trace: text,
});
const declinedBody = v.object({ status: v.literal('declined'), paymentId: v.string(), code: text });
const reversedBody = v.object({
  status: v.literal('reversed'),
  paymentId: v.string(),
  reversalReference: text,
});
const inProgressBody = v.object({ status: v.literal('in-progress'), paymentId: v.string() });

const saleBody = v.variant('status', [approvedBody, declinedBody]);
const inquiryBody = v.variant('status', [approvedBody, declinedBody, reversedBody, inProgressBody]);
const reversalBody = v.object({ ...reversedBody.entries, captured: v.boolean() });
const notFoundBody = v.object({ status: v.literal('not-found'), conclusive: v.optional(v.boolean(), false) });
const problemBody = v.object({ problem: text });
export const diagnosisBody = v.object({ status: v.literal('ready'), nonce: v.string(), keyId: v.string() });

/** Problems that the gateway names before it asks any bank: the card was not charged. */
const refusals: Readonly<Record<string, DeclineReason>> = {
  'card-unreadable': 'wrong-details',
  'card-not-bound': 'declined-by-bank',
  'not-permitted': 'declined-by-bank',
  'too-old': 'declined-by-bank',
};

/** @see resources/openapi/vpos.yaml, POST /v1/sales */
export function readSale(reply: Reply, paymentId: string): SaleAnswer {
  if (reply.status === 422) return readRefusal(reply);
  if (reply.status !== 200) return { is: 'silent', cause: `status-${reply.status}` };
  const parsed = v.safeParse(saleBody, reply.body);
  if (!parsed.success) return malformed(parsed.issues);
  if (parsed.output.paymentId !== paymentId) return { is: 'silent', cause: 'other-payment' };
  return parsed.output.status === 'approved' ? approved(parsed.output) : declined(parsed.output.code);
}

/** @see resources/openapi/vpos.yaml, GET /v1/sales/{paymentId} */
export function readInquiry(reply: Reply, paymentId: string): InquiryAnswer {
  if (reply.status === 404) {
    const notFound = v.safeParse(notFoundBody, reply.body);
    // A 404 without the gateway's own words may come from anything on the way: it is no answer.
    if (!notFound.success) return { is: 'silent', cause: 'status-404' };
    return { is: 'not-found', conclusive: notFound.output.conclusive };
  }
  if (reply.status !== 200) return { is: 'silent', cause: `status-${reply.status}` };
  const parsed = v.safeParse(inquiryBody, reply.body);
  if (!parsed.success) return malformed(parsed.issues);
  const found = parsed.output;
  if (found.paymentId !== paymentId) return { is: 'silent', cause: 'other-payment' };
  switch (found.status) {
    case 'approved':
      return approved(found);
    case 'declined':
      return declined(found.code);
    case 'reversed':
      return { is: 'reversed', reversalReference: found.reversalReference };
    case 'in-progress':
      return { is: 'silent', cause: 'in-progress' };
  }
}

/** @see resources/openapi/vpos.yaml, POST /v1/sales/{paymentId}/reversal */
export function readReversal(reply: Reply, paymentId: string): ReversalAnswer {
  if (reply.status === 409) {
    const problem = v.safeParse(problemBody, reply.body);
    return problem.success
      ? { is: 'refused', code: problem.output.problem }
      : { is: 'silent', cause: 'status-409' };
  }
  if (reply.status !== 200) return { is: 'silent', cause: `status-${reply.status}` };
  const parsed = v.safeParse(reversalBody, reply.body);
  if (!parsed.success) return malformed(parsed.issues);
  if (parsed.output.paymentId !== paymentId) return { is: 'silent', cause: 'other-payment' };
  const { reversalReference, captured } = parsed.output;
  return { is: 'reversed', reversalReference, captured };
}

function readRefusal(reply: Reply): SaleAnswer {
  const parsed = v.safeParse(problemBody, reply.body);
  const code = parsed.success ? parsed.output.problem : '';
  const reason = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  return reason ? { is: 'declined', code, reason } : { is: 'silent', cause: 'status-422' };
}

function approved(body: v.InferOutput<typeof approvedBody>): { is: 'approved'; approval: Approval } {
  const { authorizationCode, retrievalReference, batch, trace, amountMinor, currency } = body;
  return {
    is: 'approved',
    approval: { authorizationCode, retrievalReference, batch, trace, amountMinor, currency },
  };
}

function declined(code: string): Decline {
  return { is: 'declined', code, reason: reasonFor(code) };
}

/** Names the field, so that whoever keeps the gateway can mend it; the value may be anything, so it is left out. */
function malformed(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): {
  is: 'silent';
  cause: string;
} {
  return { is: 'silent', cause: `malformed: ${v.getDotPath(issues[0]) ?? '(whole answer)'}` };
}
