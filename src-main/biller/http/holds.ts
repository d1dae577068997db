import * as v from 'valibot';
import type { Biller, HoldAnswer, InvoiceHold } from '../port.ts';
import type { BillerLine, Reply } from './line.ts';
import { heldBody, problemBody } from './messages.ts';

/** @see resources/openapi/biller.yaml, /v1/invoices/{invoiceNumber}/hold */
export function createHolds(line: BillerLine): Pick<Biller, 'hold' | 'release'> {
  return {
    async hold({ invoiceNumber, paymentId, kioskId, holdForMs }): Promise<HoldAnswer> {
      // Up to the next whole second: a hold that is too long does less harm than one that is too short.
      const body = { paymentId, kioskId, seconds: Math.ceil(holdForMs / 1000) };
      const reply = await line.ask('PUT', pathOf(invoiceNumber), { body });
      if (reply.is === 'silent') return reply;
      if (reply.status === 501) return { is: 'not-offered' };
      if (reply.status === 409) return readRefusal(reply);
      const held = line.read(heldBody, reply, '/v1/invoices/{invoiceNumber}/hold');
      if ('is' in held) return held;
      if (held.paymentId !== paymentId || held.invoiceNumber !== invoiceNumber) {
        return line.refuse('/v1/invoices/{invoiceNumber}/hold', 'paymentId or invoiceNumber');
      }
      return { is: 'held' };
    },

    async release({ invoiceNumber, paymentId }: Pick<InvoiceHold, 'invoiceNumber' | 'paymentId'>) {
      await line.ask('DELETE', `${pathOf(invoiceNumber)}?paymentId=${encodeURIComponent(paymentId)}`, {});
    },
  };
}

function pathOf(invoiceNumber: string): string {
  return `/v1/invoices/${encodeURIComponent(invoiceNumber)}/hold`;
}

/** Only the biller's own word keeps a customer from paying; without it the 409 may come from anything on the way. */
function readRefusal(reply: Reply): HoldAnswer {
  const parsed = v.safeParse(problemBody, reply.body);
  const problem = parsed.success ? parsed.output.problem : `status-${reply.status}`;
  if (problem === 'held') return { is: 'held-elsewhere' };
  return problem === 'already-paid' ? { is: 'already-paid' } : { is: 'silent', cause: problem };
}
