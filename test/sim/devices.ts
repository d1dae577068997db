import type { MailAnswer } from '../../src-main/mail/port.ts';
import type { PaperAttempt, Payment, ReceiptKind } from '../../src-main/payment/payment.ts';
import type { PaymentDevices } from '../../src-main/payment/payment-devices.ts';
import type { Clock } from '../../src-main/payment/port.ts';
import type { PrintOutcome } from '../../src-main/printer/port.ts';
import { createBiller } from './biller-of-a-boot.ts';
import { createJournal, createSealedCards } from './disk-of-a-boot.ts';
import { never, type Power } from './power.ts';
import { bornAtUnixMs, type Scene } from './scene.ts';
import { createVpos } from './vpos-of-a-boot.ts';
import type { World } from './world.ts';

/** One boot's hold of the world: all that its program can do. */
export interface BootHold {
  readonly world: World;
  readonly power: Power;
  /** The payment of whoever stands at the kiosk. */
  readonly present: () => string | undefined;
}

export function openDevices({ world, power, present }: BootHold): PaymentDevices {
  const { scene, disk, watch } = world;
  const { dice, terms } = scene;
  const diskParts = { scene, disk, power, watch: watch.decisions };
  return {
    journal: createJournal(diskParts),
    sealedCards: createSealedCards(diskParts),
    vpos: createVpos(world, power),
    biller: createBiller(world, power, present),
    clock: createClock(scene, power),
    chance: {
      uuid: () => world.nextPaymentId(),
      fraction: () => dice.stream('jitter').fraction(scene.outside.visit),
    },
    printReceipt: (payment, attempt) => {
      if (!power.reaches('before a receipt')) return never();
      watch.words.printing(payment, attempt, present());
      return print(world, power, { paymentId: payment.order.paymentId, attempt });
    },
    ...(terms.hasMail && {
      tellCustomer: (payment: Payment) => {
        if (!power.reaches('before a mail')) return never();
        return mail(world, power, {
          who: payment.order.paymentId,
          arrive: () => {
            watch.words.mailed(payment);
          },
        });
      },
      mailReceipt: (payment: Payment, kind: ReceiptKind, to: string) => {
        if (!power.reaches('before a mail')) return never();
        return mail(world, power, {
          who: payment.order.paymentId,
          arrive: () => {
            watch.words.receiptMailed(payment, kind, to);
          },
        });
      },
    }),
    log: () => undefined,
  };
}

function createClock({ timeline, dice, outside }: Scene, power: Power): Clock {
  const startedAtMs = timeline.nowMs;
  const originMs = dice.between('origin', outside.visit, [0, 1_000_000]);
  return {
    nowUnixMs: () => bornAtUnixMs + timeline.nowMs + outside.clockErrorMs,
    monotonicMs: () => originMs + timeline.nowMs - startedAtMs,
    sleep: (delayMs, signal) => {
      if (!power.reaches('sleep')) return never();
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wakeUp = (): void => {
          timeline.callOff(alarm);
          signal.removeEventListener('abort', wakeUp);
          if (power.reaches('end of a sleep')) resolve();
        };
        const alarm = timeline.after(delayMs, wakeUp);
        signal.addEventListener('abort', wakeUp);
      });
    },
  };
}

function print(
  { scene, watch }: World,
  power: Power,
  { paymentId, attempt }: { readonly paymentId: string; readonly attempt: PaperAttempt },
): Promise<PrintOutcome> {
  const { faults, dice, timeline } = scene;
  const isSlow = faults.happens('printer-slow', paymentId);
  const outcome = outcomeOf(faults, paymentId);
  if (outcome && outcome.is !== 'not-started') watch.words.cameOut(paymentId, attempt);
  const takesMs = dice.between('printer', paymentId, isSlow ? [5_000, 60_000] : [300, 3_000]);
  return new Promise((resolve, reject) => {
    timeline.after(takesMs, () => {
      if (!power.reaches('end of a receipt')) return;
      if (outcome) resolve(outcome);
      else reject(new Error('planted: a receipt cannot be made'));
    });
  });
}

/** Undefined for a receipt that cannot even be laid out. */
function outcomeOf(faults: Scene['faults'], who: string): PrintOutcome | undefined {
  if (faults.happens('receipt-cannot-be-made', who)) return undefined;
  if (faults.happens('printer-not-started', who)) return { is: 'not-started', cause: 'unreachable' };
  if (faults.happens('printer-incomplete', who)) return { is: 'incomplete', cause: 'paper-out' };
  if (faults.happens('printer-unknown', who)) return { is: 'unknown', cause: 'connection-lost' };
  return { is: 'printed' };
}

/** @param letter.arrive - called when it reaches the mailbox, which may be more than once */
function mail(
  { scene }: World,
  power: Power,
  { who, arrive }: { readonly who: string; readonly arrive: () => void },
): Promise<MailAnswer> {
  const { faults, dice, timeline, outside } = scene;
  const isLost = !outside.isMailUp || faults.happens('mail-lost', who);
  const isRefused = !isLost && faults.happens('mail-refused', who);
  if (!isLost && !isRefused) arrive();
  const isSilent = isLost || faults.happens('mail-answer-lost', who);
  let answer: MailAnswer = { is: 'sent' };
  if (isSilent) answer = { is: 'silent', cause: 'no-answer-in-time' };
  else if (isRefused) answer = { is: 'refused', why: '550' };
  return new Promise((resolve) => {
    timeline.after(dice.between('mail', who, [50, 5_000]), () => {
      if (power.reaches('answer to a mail')) resolve(answer);
    });
  });
}
