import type { Vpos } from '../../src-main/vpos/port.ts';
import { ask, strayMaxMs } from './network.ts';
import { never, type Power } from './power.ts';
import type { Outside } from './scene.ts';
import type { World } from './world.ts';

/** The way to the acquirer as one boot has it: what a driver answers, whatever the line does. */
export function createVpos({ scene, acquirer, watch }: World, power: Power): Vpos {
  const { terms, outside, faults, timeline } = scene;
  const { saleTimeoutMs, answerTimeoutMs, lateExecutionMaxMs } = terms;
  const silence = (cause: string): { is: 'silent'; cause: string } => ({ is: 'silent', cause });
  const short = { timeoutMs: answerTimeoutMs, lateMaxMs: strayMaxMs, silence } as const;
  const line = (): 'up' | 'mute' | { refused: { is: 'silent'; cause: string } } =>
    outside.vpos === 'refusing' ? { refused: silence('ECONNREFUSED') } : outside.vpos;
  return {
    lateExecutionMaxMs,
    sale: (request) => {
      if (!power.isOn) return never();
      watch.messages.saleAsked(request, power.boot);
      const { paymentId } = request;
      const sentAtMs = timeline.nowMs;
      const isRefused = outside.vpos === 'refusing' || faults.happens('sale-not-sent', paymentId);
      return ask(scene, power, {
        what: 'sale',
        who: paymentId,
        timeoutMs: saleTimeoutMs,
        lateMaxMs: lateExecutionMaxMs,
        isNeverDoubled: !terms.isVposIdempotent,
        line: isRefused ? { refused: { is: 'not-sent', cause: 'ECONNREFUSED' } } : lineOf(outside),
        silence,
        arrive: () => {
          const answer = acquirer.sell(request, sentAtMs + lateExecutionMaxMs - timeline.nowMs);
          if (answer?.is !== 'approved' || !faults.happens('sale-answer-of-other-amount', paymentId))
            return answer;
          return { ...answer, approval: { ...answer.approval, amountMinor: request.amountMinor + 7 } };
        },
      });
    },
    inquire: (who) =>
      ask(scene, power, {
        ...short,
        what: 'inquiry',
        who,
        line: line(),
        arrive: () => acquirer.inquire(who),
      }),
    reverse: async (who) => {
      if (!power.isOn) return never();
      watch.messages.reversalAsked(who);
      const reverse = {
        ...short,
        what: 'reversal',
        who,
        line: outside.areReversalsUp ? line() : 'mute',
      } as const;
      const answer = await ask(scene, power, { ...reverse, arrive: () => acquirer.reverse(who) });
      watch.messages.reversalEnded(who);
      return answer;
    },
    verifyChannel: () =>
      ask(scene, power, {
        what: 'proof',
        who: outside.visit,
        timeoutMs: answerTimeoutMs,
        lateMaxMs: answerTimeoutMs,
        line: outside.vpos === 'refusing' ? { refused: false } : outside.vpos,
        silence: () => false,
        arrive: () => true,
      }),
  };
}

function lineOf({ vpos }: Outside): 'up' | 'mute' {
  return vpos === 'mute' ? 'mute' : 'up';
}
