import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSimulators, type Simulators } from '../../simulators/start.ts';
import { steps, type Step } from '../../simulators/steps.ts';
import { firstUnpaid, hold, paymentOf, post, release } from './biller-client.ts';
import { ask } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';
import { inquire, reverse, saleOf, saleQuestion, sell } from './vpos-client.ts';

/** What is in both ledgers when a step is told. */
type Seen = readonly [step: Step, captures: number, booked: number];

async function startWatched(): Promise<{ simulators: Simulators; told: Step[]; seen: Seen[] }> {
  const told: Step[] = [];
  const seen: Seen[] = [];
  const simulators: Simulators = await startSimulators({
    directory: scratchDirectory(),
    today: '2026-11-22',
    onStep: (step) => {
      told.push(step);
      seen.push([step, simulators.vpos.liveCaptures(), simulators.biller.ledger().length]);
    },
  });
  onTestFinished(() => simulators.stop());
  return { simulators, told, seen };
}

/** As long as a busy machine may need; nothing here is waited for in vain. */
const patience = { timeout: 20_000 };

/** The last step of an exchange is told when the answer is written, which the caller may have read by then. */
async function untilTold(told: readonly Step[], step: Step): Promise<void> {
  await expect.poll(() => told, patience).toContain(step);
}

/** A line feed, and GS V 66 0: the knife. */
const cut = '\n\x1DVB\0';

/** Sends a job over a connection of its own. */
async function print(port: number, bytes: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.end(Buffer.from(bytes, 'latin1'));
  await once(socket, 'close');
}

describe('the steps that the simulators tell', () => {
  it('tell of a sale before it is charged, before it is answered and afterwards', async () => {
    const { simulators, told, seen } = await startWatched();
    await sell(simulators.vpos, await saleOf(simulators.vpos));
    await untilTold(told, 'sale-answered');
    expect(seen).toEqual([
      ['sale-received', 0, 0],
      ['sale-booked', 1, 0],
      ['sale-answered', 1, 0],
    ]);
  });

  it('tell of an inquiry and of a reversal', async () => {
    const { simulators, told, seen } = await startWatched();
    const sale = await saleOf(simulators.vpos);
    await sell(simulators.vpos, sale);
    await untilTold(told, 'sale-answered');
    await inquire(simulators.vpos, sale.paymentId);
    await untilTold(told, 'inquiry-answered');
    await reverse(simulators.vpos, sale.paymentId);
    await untilTold(told, 'reversal-answered');
    expect(seen.slice(3)).toEqual([
      ['inquiry-received', 1, 0],
      ['inquiry-booked', 1, 0],
      ['inquiry-answered', 1, 0],
      ['reversal-received', 1, 0],
      ['reversal-booked', 0, 0],
      ['reversal-answered', 0, 0],
    ]);
  });

  it('tell of a posting before it is booked, before it is answered and afterwards', async () => {
    const { simulators, told, seen } = await startWatched();
    await post(simulators.biller, paymentOf(await firstUnpaid(simulators.biller)));
    await untilTold(told, 'post-answered');
    expect(seen).toEqual([
      ['post-received', 0, 0],
      ['post-booked', 0, 1],
      ['post-answered', 0, 1],
    ]);
  });

  it('tell of no answer where there was none', async () => {
    const { simulators, told } = await startWatched();
    const sale = await saleOf(simulators.vpos, { amountMinor: 4391 });
    await expect(ask(simulators.vpos.url, saleQuestion(simulators.vpos, sale))).rejects.toThrow();
    await inquire(simulators.vpos, sale.paymentId);
    await untilTold(told, 'inquiry-answered');
    expect(told.filter((step) => step.startsWith('sale'))).toEqual(['sale-received', 'sale-booked']);
  });

  it('tell when a receipt begins and when it is cut off, and begin again for a kiosk that came back', async () => {
    const { simulators, told } = await startWatched();
    const { port } = simulators.printer;
    await print(port, `\x1Bt\x13  \n${cut}`);
    await print(port, 'RECIBO');
    await expect.poll(() => told, patience).toEqual(['printing-began']);
    await print(port, `RECIBO${cut}`);
    await untilTold(told, 'printing-ended');
    expect(told).toEqual(['printing-began', 'printing-began', 'printing-ended']);
  });

  it('are all told in the course of one visit, and no others', async () => {
    const { simulators, told } = await startWatched();
    const { biller, vpos, printer } = simulators;
    const payment = paymentOf(await firstUnpaid(biller));
    await hold(biller, payment);
    await release(biller, payment);
    const sale = await saleOf(vpos);
    await sell(vpos, sale);
    await post(biller, payment);
    await inquire(vpos, sale.paymentId);
    await reverse(vpos, sale.paymentId);
    await print(printer.port, `RECIBO${cut}`);
    await expect.poll(() => told.toSorted(), patience).toEqual(steps.toSorted());
  });
});
