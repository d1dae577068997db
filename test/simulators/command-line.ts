import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allOrNone } from './all-or-none.ts';
import { startBillerSimulator } from './biller/biller-simulator.ts';
import { demoCustomers, demoCustomersOfColombia, type CompanyCode } from './demo-data.ts';
import { mailInShort } from './mail/mail-in-short.ts';
import { startMailSimulator } from './mail/mail-simulator.ts';
import { startPrinterSimulator } from './printer/printer-simulator.ts';
import { startVposSimulator } from './vpos/vpos-simulator.ts';

/** What a person who starts a simulator by hand has asked for. */
export interface CommandLine {
  readonly simulators: readonly SimulatorName[];
  readonly directory: string;
  readonly company: CompanyCode;
  /** Any free port when 0. */
  readonly port: number;
}

const simulatorNames = ['biller', 'vpos', 'printer', 'mail'] as const;
type SimulatorName = (typeof simulatorNames)[number];

export const usage =
  'usage: node test/simulators/start.ts biller|vpos|printer|mail|all [--directory=PATH] [--company=pa|co] [--port=N]';

/** Reads the arguments; undefined when they are not understood. */
export function readCommandLine(args: readonly string[], defaultDirectory: string): CommandLine | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      directory: { type: 'string', default: defaultDirectory },
      company: { type: 'string', default: 'pa' },
      port: { type: 'string', default: '0' },
    },
  });
  const [wanted, ...surplus] = positionals;
  const simulators = simulatorNames.filter((name) => wanted === name || wanted === 'all');
  const port = Number(values.port);
  const { directory, company } = values;
  if (simulators.length === 0 || surplus.length > 0 || (company !== 'pa' && company !== 'co'))
    return undefined;
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || (port > 0 && simulators.length > 1)) {
    return undefined;
  }
  return { simulators, directory, company, port };
}

/** Starts what was asked for, tells where each is and what it must be spoken to with, and how to stop them all. */
export async function startAlone(
  { simulators, directory, company, port }: CommandLine,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const starts: Readonly<Record<SimulatorName, () => Promise<{ stop(): Promise<void> }>>> = {
    biller: async () => {
      const biller = await startBillerSimulator({
        directory: join(directory, `biller-${company}`),
        company,
        port,
        onCode: (email, code) => {
          say(`biller   mails the code ${code} to ${email}`);
        },
      });
      const { withSeveral } = company === 'pa' ? demoCustomers : demoCustomersOfColombia;
      say(`biller   ${biller.url}  Authorization: Kiosk ${biller.kioskKey}`);
      say(`         sign in as ${withSeveral.user} with ${withSeveral.password}`);
      return biller;
    },
    vpos: async () => {
      const vpos = await startVposSimulator({ directory: join(directory, 'vpos'), port });
      say(`vpos     ${vpos.url}  Authorization: Bearer ${vpos.key}`);
      say(`         seals cards to ${JSON.stringify(vpos.sealingKey)}`);
      return vpos;
    },
    printer: async () => {
      const printer = await startPrinterSimulator({
        directory: join(directory, 'printer'),
        port,
        onReceipt: say,
      });
      say(`printer  127.0.0.1:${printer.port}`);
      return printer;
    },
    mail: async () => {
      const mail = await startMailSimulator({
        directory: join(directory, 'mail'),
        port,
        onMail: (received) => {
          say(mailInShort(received));
        },
      });
      say(`mail     127.0.0.1:${mail.port}  SMTP without encryption or account`);
      return mail;
    },
  };
  const started = await allOrNone(simulators.map((name) => starts[name]()));
  return async () => {
    await Promise.all(started.map((simulator) => simulator.stop()));
  };
}
