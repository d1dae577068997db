import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { problemOfProfile } from '../../../src-main/printer/profile.ts';
import {
  startPrinterSimulator,
  type PrinterSimulator,
  type PrinterSimulatorOptions,
} from '../../simulators/printer/printer-simulator.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { connectTerminal } from './pseudo-terminal.ts';

const script = join(import.meta.dirname, '../../../scripts/printer/printer.ts');

interface Said {
  readonly code: number | null;
  readonly output: string;
}

/** As `npm run printer -- …` runs it, with nobody to answer questions. */
function run(...args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output: Buffer.concat(chunks).toString() });
    });
  });
}

async function start(options: Partial<PrinterSimulatorOptions> = {}): Promise<PrinterSimulator> {
  const simulator = await startPrinterSimulator({ directory: temporaryDirectory(), ...options });
  onTestFinished(() => simulator.stop());
  return simulator;
}

/** The configuration that the output ends with. */
function configurationIn(output: string): { printer: Parameters<typeof problemOfProfile>[0] & object } {
  return JSON.parse(output.slice(output.indexOf('\n{\n'))) as ReturnType<typeof configurationIn>;
}

describe("the printer's self-test", () => {
  it('finds that the printer proves its jobs, prints the page and says the configuration', async () => {
    const simulator = await start();
    const to = `tcp://127.0.0.1:${simulator.port}`;
    const { code, output } = await run('self-test', '--to', to);
    expect(output).toContain('The test page is printed.');
    expect(code).toBe(0);
    const { printer } = configurationIn(output);
    expect(printer).toMatchObject({
      connection: { by: 'tcp', host: '127.0.0.1', port: simulator.port },
      ...{ columns: 48, codePage: 'pc858', proof: 'process-id', hasCutter: true },
    });
    expect(problemOfProfile(printer)).toBeUndefined();
    const [sampler, page, ...others] = simulator.receipts();
    expect(sampler).toContain('pc858:   ¿Año Núñez? «18,50 €»');
    expect(sampler).toContain('wpc1252: ¿Año Núñez? «18,50 €»');
    expect(page).toContain('áéíóúüñ');
    expect(others).toEqual([]);
  });

  it('finds a printer without process ids on a device file, and takes what it is told', async () => {
    const simulator = await start({ lacks: ['process-ids', 'cutter'], columns: 32 });
    const { path } = await connectTerminal(simulator.port);
    const said = ['--columns', '32', '--code-page', 'wpc1252', '--cutter', 'no'];
    const { code, output } = await run('self-test', '--to', path, ...said);
    expect(code).toBe(0);
    expect(configurationIn(output).printer).toMatchObject({
      connection: { by: 'device', path },
      ...{ columns: 32, codePage: 'wpc1252', proof: 'status-in-turn', hasCutter: false },
    });
    expect(simulator.paper()).toContain('áéíóúüñ');
  });

  it('says in words what keeps the printer from printing, and prints nothing', async () => {
    const simulator = await start();
    simulator.fail('paper-out');
    const { code, output } = await run('self-test', '--to', `tcp://127.0.0.1:${simulator.port}`);
    expect(output).toBe('The printer cannot print: it has no paper.\n');
    expect(code).toBe(1);
    simulator.mend();
    expect(simulator.paper()).toBe('');
  });

  it('asks for the status alone, by a serial port too', async () => {
    const simulator = await start();
    simulator.fail('near-end');
    const { path } = await connectTerminal(simulator.port);
    const { code, output } = await run('status', '--to', `serial:${path}@115200`);
    expect(output).toBe('The printer is ready; its roll is near the end.\n');
    expect(code).toBe(0);
  });

  it('says where no printer is', async () => {
    const simulator = await start();
    await simulator.stop();
    const { code, output } = await run('status', '--to', `tcp://127.0.0.1:${simulator.port}`);
    expect(output).toMatch(/^no printer at 127\.0\.0\.1 port \d+: /);
    expect(code).toBe(1);
  });

  it.each([
    [['print'], 'say "status" or "self-test"'],
    [['status'], 'say where the printer is, with --to'],
    [['status', '--to', 'lpt1'], 'lpt1 names no printer'],
    [['status', '--to', 'tcp://printer:99999'], 'there is no port 99999'],
    [['self-test', '--to', '/dev/null', '--columns', '40'], 'columns is 40: it must be 48'],
    [['self-test', '--to', '/dev/null', '--cutter', 'maybe'], '--cutter is "yes" or "no"'],
  ])('refuses %j and says how it is used', async (args, problem) => {
    const { code, output } = await run(...args);
    expect(output).toContain(problem);
    expect(output).toContain('npm run printer -- self-test --to PRINTER');
    expect(code).toBe(2);
  });
});
