import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startHttpServer } from '../simulators/http-server.ts';
import { takeCommands } from './take-commands.ts';

/** A side of the demo on a real port, and whether anybody who calls it is answered. */
async function startSide(): Promise<{
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  isThere: () => Promise<boolean>;
}> {
  const server = await startHttpServer({ 'GET /': () => ({ is: 'empty', status: 204 }) }, 0);
  onTestFinished(() => server.stop());
  return {
    pause: () => server.pause(),
    resume: () => server.resume(),
    isThere: async () => {
      try {
        return (await fetch(server.url)).ok;
      } catch {
        // Nobody listens on the port.
        return false;
      }
    },
  };
}

async function startDemo(): Promise<{
  vpos: Awaited<ReturnType<typeof startSide>>;
  biller: Awaited<ReturnType<typeof startSide>>;
  type: (line: string) => void;
  said: string[];
  stop: () => void;
}> {
  const [vpos, biller] = await Promise.all([startSide(), startSide()]);
  const input = new PassThrough();
  const said: string[] = [];
  const stop = takeCommands({ vpos, biller }, input, (line) => said.push(line));
  return { vpos, biller, type: (line) => input.write(`${line}\n`), said, stop };
}

describe('the letters that whoever runs the demo may type', () => {
  it('take the VPOS away and bring it back, and leave the biller alone', async () => {
    const { vpos, biller, type, said } = await startDemo();
    type('v');
    await vi.waitUntil(() => said.length === 1);
    expect([await vpos.isThere(), await biller.isThere()]).toEqual([false, true]);
    type('V ');
    await vi.waitUntil(() => said.length === 2);
    expect([await vpos.isThere(), await biller.isThere()]).toEqual([true, true]);
  });

  it('take the biller away', async () => {
    const { vpos, biller, type, said } = await startDemo();
    type('b');
    await vi.waitUntil(() => said.length === 1);
    expect([await vpos.isThere(), await biller.isThere()]).toEqual([true, false]);
  });

  it('may come faster than a side can follow: it ends where the last one leaves it', async () => {
    const { vpos, type, said } = await startDemo();
    for (const letter of 'vvvvvvv') type(letter);
    await vi.waitUntil(() => said.length === 7);
    expect(await vpos.isThere()).toBe(false);
  });

  it('are told when another one is typed', async () => {
    const { type, said } = await startDemo();
    type('x');
    await vi.waitUntil(() => said.length === 1);
    expect(said[0]).toContain('v + Enter');
    expect(said[0]).toContain('b + Enter');
  });

  it('are no longer heard when the demo ends', async () => {
    const { vpos, type, said, stop } = await startDemo();
    stop();
    type('v');
    await setImmediate();
    await setImmediate();
    expect(said).toEqual([]);
    expect(await vpos.isThere()).toBe(true);
  });
});
