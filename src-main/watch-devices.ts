import type { KioskView } from '#contract/kiosk-api.ts';
import type { Devices } from './open-devices.ts';
import { probeDelayMs } from './payment/retry-schedule.ts';

/** For how long one proof of the channel is believed, in milliseconds. */
const proofValidMs = 45_000;

/** How long a first answer about the kiosk waits for the first looks at its devices, in milliseconds. */
const firstLooksMaxMs = 2_000;

/** A proof younger than this needs no other, in milliseconds. */
const proofFreshMs = 15_000;

export interface DeviceWatch {
  start(): void;
  /** Resolves when every device was looked at once, or when that takes too long to be waited for. */
  hasLooked(): Promise<void>;
  stop(): void;
  channel(): KioskView['channel'];
  biller(): KioskView['biller'];
  printer(): KioskView['printer'];
  /** Asks the VPOS for a new proof now, unless the last one is fresh. */
  verifyChannel(): Promise<boolean>;
  /** What a call to the biller has just shown. */
  noteBiller(hasAnswered: boolean): void;
}

/**
 * Looks at the VPOS, the biller and the printer from time to time, so that the screens can say the truth before anybody
 * pays. What is silent is looked at again soon, then less and less often.
 *
 * @param onReached - told each time that the VPOS or the biller answers
 */
export function watchDevices(
  { vpos, biller, printer, clock, chance }: Pick<Devices, 'vpos' | 'biller' | 'printer' | 'clock' | 'chance'>,
  onReached: (side: 'vpos' | 'biller') => void,
): DeviceWatch {
  const stopping = new AbortController();
  let provenAtMs: number | undefined;
  let billerIs: KioskView['biller'] = 'silent';
  let printerIs: KioskView['printer'] = 'unavailable';

  const isProofYoungerThan = (ageMs: number): boolean =>
    provenAtMs !== undefined && clock.monotonicMs() - provenAtMs < ageMs;

  async function lookAtVpos(): Promise<boolean> {
    const isProven = await vpos.verifyChannel();
    provenAtMs = isProven ? clock.monotonicMs() : undefined;
    if (isProven && !stopping.signal.aborted) onReached('vpos');
    return isProven;
  }

  function noteBiller(hasAnswered: boolean): void {
    billerIs = hasAnswered ? 'answering' : 'silent';
    if (hasAnswered && !stopping.signal.aborted) onReached('biller');
  }

  async function lookAtBiller(): Promise<boolean> {
    const hasAnswered = await biller.probe();
    noteBiller(hasAnswered);
    return hasAnswered;
  }

  async function lookAtPrinter(): Promise<boolean> {
    printerIs = (await printer.probe()) === 'ready' ? 'ready' : 'unavailable';
    return printerIs === 'ready';
  }

  const looks = [lookAtVpos, lookAtBiller, lookAtPrinter].map((look) => ({ look, first: firstLook() }));
  const allLooked = Promise.all(looks.map(({ first }) => first.promise));
  let isWaitedFor = false;

  return {
    start: () => {
      for (const { look, first } of looks) {
        const lookOnce = (): Promise<boolean> => look().finally(first.resolve);
        void keepLooking(lookOnce, { clock, chance, signal: stopping.signal });
      }
    },
    hasLooked: async () => {
      if (isWaitedFor) return;
      await Promise.race([allLooked, clock.sleep(firstLooksMaxMs, stopping.signal)]);
      isWaitedFor = true;
    },
    stop: () => {
      stopping.abort();
    },
    channel: () => (isProofYoungerThan(proofValidMs) ? 'verified' : 'unverified'),
    biller: () => billerIs,
    printer: () => printerIs,
    verifyChannel: async () => isProofYoungerThan(proofFreshMs) || lookAtVpos(),
    noteBiller,
  };
}

interface FirstLook {
  readonly promise: Promise<null>;
  readonly resolve: () => void;
}

function firstLook(): FirstLook {
  const { promise, resolve } = Promise.withResolvers<null>();
  return {
    promise,
    resolve: () => {
      resolve(null);
    },
  };
}

async function keepLooking(
  look: () => Promise<boolean>,
  { clock, chance, signal }: Pick<Devices, 'clock' | 'chance'> & { readonly signal: AbortSignal },
): Promise<void> {
  let silences = 0;
  while (!signal.aborted) {
    silences = (await look()) ? 0 : silences + 1;
    await clock.sleep(probeDelayMs(silences, chance.fraction()), signal);
  }
}
