import type { PaymentState } from '../payment/payment.ts';

/**
 * What a state means to the journal: `unfinished` payments are taken up at every start; `holding` ones are at rest,
 * and keep their invoice from being paid again, unless they paid only a part of it; `released` ones moved no money, and
 * let go of it.
 */
type Standing = 'unfinished' | 'holding' | 'released';

/** In the order of the partial index `one_payment_holds_an_invoice`, which SQLite uses only for the same words. */
const standings = {
  created: 'unfinished',
  queued: 'unfinished',
  sending: 'unfinished',
  unknown: 'unfinished',
  approved: 'unfinished',
  reversing: 'unfinished',
  posted: 'holding',
  manual: 'holding',
  declined: 'released',
  reversed: 'released',
  abandoned: 'released',
  expired: 'released',
} as const satisfies Record<PaymentState['at'], Standing>;

/** The states of a standing as a list in SQL: `('declined', 'reversed')`. */
export function statesInSql(standing: Standing): string {
  const states = Object.entries(standings).filter(([, itsStanding]) => itsStanding === standing);
  return `(${states.map(([state]) => `'${state}'`).join(', ')})`;
}

/**
 * Of a payment that keeps its invoice from being paid again, word for word as in the index
 * `one_payment_holds_an_invoice`. A part that is booked has let go of it.
 */
export const holdsInSql = `state not in ${statesInSql('released')}
  and (state <> 'posted' or json_extract(body, '$.order.isPart') is null)`;
