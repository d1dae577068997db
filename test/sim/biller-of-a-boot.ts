import type { Biller } from '../../src-main/biller/port.ts';
import { ask, strayMaxMs } from './network.ts';
import { never, type Power } from './power.ts';
import type { World } from './world.ts';

type PaymentsAtBiller = Pick<Biller, 'post' | 'hold' | 'release' | 'probe'>;

/**
 * The way to the biller as one boot has it.
 *
 * @param present - the payment of whoever stands at the kiosk
 */
export function createBiller(
  { scene, biller, watch }: World,
  power: Power,
  present: () => string | undefined,
): Biller {
  const { terms, outside } = scene;
  const silence = (cause: string): { is: 'silent'; cause: string } => ({ is: 'silent', cause });
  const line = (): 'up' | 'mute' => (outside.isBillerUp ? 'up' : 'mute');
  const common = { timeoutMs: terms.answerTimeoutMs, lateMaxMs: strayMaxMs } as const;
  const payments: PaymentsAtBiller = {
    post: (posting) => {
      if (!power.isOn) return never();
      watch.messages.postAsked(posting);
      watch.words.postAsked(posting.paymentId, power.boot, present());
      const arrive = (): ReturnType<typeof biller.post> => biller.post(posting);
      return ask(scene, power, {
        ...common,
        what: 'post',
        who: posting.paymentId,
        silence,
        line: line(),
        arrive,
      });
    },
    hold: (claim) => {
      if (!power.isOn) return never();
      watch.messages.holdAsked(claim);
      const arrive = (): ReturnType<typeof biller.hold> => biller.hold(claim);
      return ask(scene, power, {
        ...common,
        what: 'hold',
        who: claim.paymentId,
        silence,
        line: line(),
        arrive,
      });
    },
    release: async ({ invoiceNumber, paymentId }) => {
      watch.decisions.released(paymentId);
      await ask(scene, power, {
        ...common,
        what: 'release',
        who: paymentId,
        silence: () => 'gone',
        line: line(),
        arrive: () => {
          biller.release(invoiceNumber, paymentId);
          return 'released';
        },
      });
    },
    probe: async () => outside.isBillerUp,
  };
  return {
    ...payments,
    // The payment service knows nothing of visits.
    signIn: async () => silence('not asked here'),
    signOut: async () => undefined,
    listUnpaid: async () => silence('not asked here'),
    readInvoice: async () => silence('not asked here'),
  };
}
