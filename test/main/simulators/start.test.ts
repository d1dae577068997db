import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCommandLine, startAlone } from '../../simulators/command-line.ts';
import { startSimulators } from '../../simulators/start.ts';
import { mail, mailerTo } from '../mail/mail-server.ts';
import { scratchDirectory } from './scratch.ts';

const startFile = new URL('../../simulators/start.ts', import.meta.url).pathname;

describe('the simulators', () => {
  it('start together, each with a place of its own, and stop together', async () => {
    const simulators = await startSimulators({ directory: scratchDirectory(), company: 'co', lateMs: 10 });
    const { biller, vpos, printer, mail } = simulators;
    expect((await fetch(`${biller.url}/v1/health`)).status).toBe(200);
    expect((await fetch(`${vpos.url}/v1/sealing-key`)).status).toBe(401);
    const ports = [Number(new URL(biller.url).port), Number(new URL(vpos.url).port), printer.port, mail.port];
    expect(new Set(ports).size).toBe(4);
    await simulators.stop();
    await expect(fetch(`${biller.url}/v1/health`)).rejects.toThrow();
  });

  it.each(['biller', 'vpos', 'printer', 'mail'])('do not start at all when the %s does not', async (name) => {
    const directory = scratchDirectory();
    writeFileSync(join(directory, name), 'not a directory');
    await expect(startSimulators({ directory })).rejects.toThrow('EEXIST');
    // A closed server's handle is let go of in the next turn of the event loop.
    await expect
      .poll(() => process.getActiveResourcesInfo(), { timeout: 20_000 })
      .not.toContain('TCPServerWrap');
    rmSync(join(directory, name));
    const simulators = await startSimulators({ directory });
    expect(process.getActiveResourcesInfo()).toContain('TCPServerWrap');
    await simulators.stop();
  });

  it('run alone until Ctrl-C, tell where they are, and end cleanly', async () => {
    const child = spawn(process.execPath, [startFile, 'biller', `--directory=${scratchDirectory()}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const ended = once(child, 'exit');
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
    expect((await fetch(`${url}/v1/health`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });

  it('tell what mail arrives when the mail server runs alone', async () => {
    const said: string[] = [];
    const asked = readCommandLine(['mail', `--directory=${scratchDirectory()}`], 'anywhere');
    if (!asked) throw new Error('the mail server is not known by its name');
    onTestFinished(await startAlone(asked, (line) => said.push(line)));
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(said[0] ?? '')?.[1]);
    expect(await mailerTo(port).send(mail)).toEqual({ is: 'sent' });
    expect(said.slice(1)).toEqual([`Mail to ${mail.to}\n${mail.subject}\n\n${mail.text}`]);
  });

  it.each([
    [[]],
    [['bank']],
    [['biller', 'vpos']],
    [['biller', '--company=mx']],
    [['all', '--port=9100']],
    [['vpos', '--port=x']],
  ])('do not start for %j', (args) => {
    expect(readCommandLine(args, 'anywhere')).toBeUndefined();
  });
});
