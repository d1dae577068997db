import { join } from 'node:path';
import { createClosedKiosk } from './closed-kiosk.ts';
import { readConfig } from './config.ts';
import { JournalFault } from './journal/port.ts';
import { createKiosk, type Kiosk } from './kiosk.ts';
import { createLog } from './log.ts';
import { openDevices, type Devices } from './open-devices.ts';

export interface StartOptions {
  readonly configPath: string;
  /** Where the journal and the log lie. */
  readonly stateDirectory: string;
  readonly version: string;
}

/** Starts the kiosk. A wrong configuration or a journal that cannot be trusted gives one that is out of service. */
export async function startKiosk(options: StartOptions): Promise<Kiosk> {
  const log = createLog(join(options.stateDirectory, 'ventanilla.log'));
  log({ is: 'start', version: options.version });
  const answer = readConfig(options.configPath);
  if (answer.is === 'wrong') {
    log({ is: 'out-of-service', code: 'E-CONFIG', why: answer.why });
    return createClosedKiosk('E-CONFIG');
  }
  let devices: Devices | undefined;
  try {
    devices = openDevices(answer.config, options.stateDirectory, log);
    return createKiosk(answer.config, devices, log);
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    devices?.close();
    log({ is: 'out-of-service', code: 'E-JOURNAL', why: error.message });
    // A disk that was full or away may be back: open payments must not wait for a person.
    return createClosedKiosk('E-JOURNAL', { tryAgainMs: 300_000, config: answer.config });
  }
}
