import { join } from 'node:path';
import { allOrNone } from './all-or-none.ts';
import { startBillerSimulator, type BillerSimulator } from './biller/biller-simulator.ts';
import { readCommandLine, startAlone, usage } from './command-line.ts';
import type { CompanyCode } from './demo-data.ts';
import { startMailSimulator, type MailSimulator, type ReceivedMail } from './mail/mail-simulator.ts';
import { startPrinterSimulator, type PrinterSimulator } from './printer/printer-simulator.ts';
import type { OnStep } from './steps.ts';
import { startVposSimulator, type VposSimulator } from './vpos/vpos-simulator.ts';

export interface SimulatorsOptions {
  /** Each simulator keeps its state in a folder of its own in here; the same directory again goes on with it. */
  readonly directory: string;
  readonly company?: CompanyCode;
  /** Civil date that the demo invoices are dated by, when the directory is new. */
  readonly today?: string;
  /** How long the VPOS's late ending takes, in milliseconds. */
  readonly lateMs?: number;
  readonly onReceipt?: (text: string) => void;
  /** Told of every mail that is taken. */
  readonly onMail?: (mail: ReceivedMail) => void;
  /** Told, while it happens, what each simulator is doing: a test may kill the kiosk exactly there. */
  readonly onStep?: OnStep;
}

export interface Simulators {
  readonly biller: BillerSimulator;
  readonly vpos: VposSimulator;
  readonly printer: PrinterSimulator;
  readonly mail: MailSimulator;
  stop(): Promise<void>;
}

/** Starts the whole other side on loopback: the company, the acquirer, the printer and the mail server. */
export async function startSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { directory, company, today, lateMs, onReceipt, onMail, onStep } = options;
  const told = onStep && { onStep };
  const startingMail = startMailSimulator({ directory: join(directory, 'mail'), ...(onMail && { onMail }) });
  const starting = [
    startBillerSimulator({
      directory: join(directory, 'biller'),
      mailPort: async () => (await startingMail).port,
      ...(company && { company }),
      ...(today !== undefined && { today }),
      ...told,
    }),
    startVposSimulator({
      directory: join(directory, 'vpos'),
      ...(lateMs !== undefined && { lateMs }),
      ...told,
    }),
    startPrinterSimulator({
      directory: join(directory, 'printer'),
      ...(onReceipt && { onReceipt }),
      ...told,
    }),
    startingMail,
  ] as const;
  const [biller, vpos, printer, mail] = await allOrNone(starting);
  return {
    biller,
    vpos,
    printer,
    mail,
    stop: async () => {
      await Promise.all([biller.stop(), vpos.stop(), printer.stop(), mail.stop()]);
    },
  };
}

if (import.meta.main) {
  const asked = readCommandLine(process.argv.slice(2), join(import.meta.dirname, '../../.state/simulators'));
  if (asked === undefined) {
    console.error(usage);
    process.exitCode = 2;
  } else {
    const stop = await startAlone(asked, (line) => {
      console.log(line);
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  }
}
