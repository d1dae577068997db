import type { KioskView, PrinterView } from '#contract/kiosk-api.ts';
import type { Devices } from './open-devices.ts';

/** For how long one proof of the channel is believed, in milliseconds. */
const proofValidMs = 45_000;

/** A proof younger than this needs no other, in milliseconds. */
const proofFreshMs = 15_000;

/** How long a payment waits for a look at the printer, in milliseconds. */
const printerCheckMaxMs = 3_000;

type LookParts<Device extends 'vpos' | 'biller' | 'printer'> = Pick<Devices, Device | 'clock'> & {
  readonly signal: AbortSignal;
  /** Told each time that it answers, or can print. */
  readonly onReached: () => void;
};

export interface VposLook {
  /** Whether the VPOS has just proven that it holds the sealing key. */
  readonly look: () => Promise<boolean>;
  readonly channel: () => KioskView['channel'];
  /** The same, unless the last proof is fresh. */
  readonly verify: () => Promise<boolean>;
  readonly note: (hasAnswered: boolean) => void;
}

export function lookAtVpos({ vpos, clock, signal, onReached }: LookParts<'vpos'>): VposLook {
  let provenAtMs: number | undefined;

  const isProofYoungerThan = (ageMs: number): boolean =>
    provenAtMs !== undefined && clock.monotonicMs() - provenAtMs < ageMs;

  async function look(): Promise<boolean> {
    const isProven = await vpos.verifyChannel();
    provenAtMs = isProven ? clock.monotonicMs() : undefined;
    if (isProven && !signal.aborted) onReached();
    return isProven;
  }

  return {
    look,
    channel: () => (isProofYoungerThan(proofValidMs) ? 'verified' : 'unverified'),
    verify: async () => isProofYoungerThan(proofFreshMs) || look(),
    // An answer about money proves nothing of the key, but is worth another look.
    note: (hasAnswered) => {
      if (!hasAnswered) provenAtMs = undefined;
      else if (!isProofYoungerThan(proofValidMs) && !signal.aborted) void look();
    },
  };
}

export interface BillerLook {
  readonly look: () => Promise<boolean>;
  readonly biller: () => KioskView['biller'];
  readonly note: (hasAnswered: boolean) => void;
}

export function lookAtBiller({ biller, signal, onReached }: LookParts<'biller'>): BillerLook {
  let billerIs: KioskView['biller'] = 'silent';

  function note(hasAnswered: boolean): void {
    billerIs = hasAnswered ? 'answering' : 'silent';
    if (hasAnswered && !signal.aborted) onReached();
  }

  return {
    look: async () => {
      const hasAnswered = await biller.probe();
      note(hasAnswered);
      return hasAnswered;
    },
    biller: () => billerIs,
    note,
  };
}

export interface PrinterLook {
  readonly look: () => Promise<boolean>;
  readonly printer: () => PrinterView;
  readonly check: () => Promise<PrinterView>;
}

export function lookAtPrinter(parts: LookParts<'printer'> & Pick<Devices, 'log'>): PrinterLook {
  const { printer, clock, log, signal, onReached } = parts;
  let printerIs: PrinterView = { is: 'unavailable', fault: 'unreachable' };

  async function look(): Promise<boolean> {
    const before = nameOf(printerIs);
    printerIs = await printer.probe();
    if (nameOf(printerIs) !== before) log({ is: 'printer', now: nameOf(printerIs) });
    const isReady = printerIs.is === 'ready';
    if (isReady && !signal.aborted) onReached();
    return isReady;
  }

  return {
    look,
    printer: () => printerIs,
    // A printer that is printing is looked at when it has ended: nobody waits for that.
    check: async () => {
      if (printerIs.is === 'unavailable') return printerIs;
      const late = clock.sleep(printerCheckMaxMs, signal).then((): PrinterView => {
        return { is: 'unavailable', fault: 'mute' };
      });
      return Promise.race([look().then(() => printerIs), late]);
    },
  };
}

function nameOf(printer: PrinterView): string {
  if (printer.is === 'unavailable') return printer.fault;
  return printer.isNearEnd ? 'near-end' : 'ready';
}
