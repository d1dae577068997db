import type { KioskView } from '#contract/kiosk-api.ts';
import type { Devices } from './open-devices.ts';

/** Pause between two looks at the VPOS and the printer, in milliseconds. */
const lookEveryMs = 15_000;

/** For how long one proof of the channel is believed, in milliseconds. */
const proofValidMs = 45_000;

export interface DeviceWatch {
  start(): void;
  stop(): void;
  channel(): KioskView['channel'];
  printer(): KioskView['printer'];
  /** Asks the VPOS for a new proof now, unless the last one is fresh. */
  verifyChannel(): Promise<boolean>;
}

/** Looks at the VPOS and the printer from time to time, so that the screens can say the truth before anybody pays. */
export function watchDevices({
  vpos,
  printer,
  clock,
}: Pick<Devices, 'vpos' | 'printer' | 'clock'>): DeviceWatch {
  const stopping = new AbortController();
  let provenAtMs: number | undefined;
  let printerIs: KioskView['printer'] = 'unavailable';

  const isProofYoungerThan = (ageMs: number): boolean =>
    provenAtMs !== undefined && clock.monotonicMs() - provenAtMs < ageMs;

  async function prove(): Promise<boolean> {
    provenAtMs = (await vpos.verifyChannel()) ? clock.monotonicMs() : undefined;
    return provenAtMs !== undefined;
  }

  async function lookAtPrinter(): Promise<void> {
    printerIs = (await printer.probe()) === 'ready' ? 'ready' : 'unavailable';
  }

  async function keepLooking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await Promise.all([prove(), lookAtPrinter()]);
      await clock.sleep(lookEveryMs, stopping.signal);
    }
  }

  return {
    start: () => void keepLooking(),
    stop: () => {
      stopping.abort();
    },
    channel: () => (isProofYoungerThan(proofValidMs) ? 'verified' : 'unverified'),
    printer: () => printerIs,
    verifyChannel: async () => isProofYoungerThan(lookEveryMs) || prove(),
  };
}
