import { join } from 'node:path';
import { startBillerSimulator, type BillerSimulator } from './biller/biller-simulator.ts';
import { readCommandLine, startAlone, usage } from './command-line.ts';
import type { CompanyCode } from './demo-data.ts';
import { startPrinterSimulator, type PrinterSimulator } from './printer/printer-simulator.ts';
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
}

export interface Simulators {
  readonly biller: BillerSimulator;
  readonly vpos: VposSimulator;
  readonly printer: PrinterSimulator;
  stop(): Promise<void>;
}

/** Starts the whole other side on loopback: the company, the acquirer and the printer. */
export async function startSimulators(options: SimulatorsOptions): Promise<Simulators> {
  const { directory, lateMs, onReceipt, ...demo } = options;
  const [biller, vpos, printer] = await Promise.all([
    startBillerSimulator({ directory: join(directory, 'biller'), ...demo }),
    startVposSimulator({ directory: join(directory, 'vpos'), ...(lateMs !== undefined && { lateMs }) }),
    startPrinterSimulator({ directory: join(directory, 'printer'), ...(onReceipt && { onReceipt }) }),
  ]);
  return {
    biller,
    vpos,
    printer,
    stop: async () => {
      await Promise.all([biller.stop(), vpos.stop(), printer.stop()]);
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
