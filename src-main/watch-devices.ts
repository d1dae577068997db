import type { KioskView, PrinterView } from '#contract/kiosk-api.ts';
import { lookAtBiller, lookAtPrinter, lookAtVpos } from './device-looks.ts';
import type { Devices } from './open-devices.ts';
import { probeDelayMs } from './payment/retry-schedule.ts';

/** How long a first answer about the kiosk waits for the first looks at its devices, in milliseconds. */
const firstLooksMaxMs = 2_000;

/** Pause between two looks at a printer that cannot print, in milliseconds. */
const printerOutPauseMs = 2_000;

type WatchedDevices = Pick<Devices, 'vpos' | 'biller' | 'printer' | 'clock' | 'chance' | 'log'>;

export interface DeviceWatch {
  start(): void;
  /** Resolves when every device was looked at once, or when that takes too long to be waited for. */
  hasLooked(): Promise<void>;
  stop(): void;
  channel(): KioskView['channel'];
  biller(): KioskView['biller'];
  printer(): PrinterView;
  /** How the printer is just now, before a card is asked for. */
  checkPrinter(): Promise<PrinterView>;
  /** A paper has not come out as it should. */
  notePrinter(): void;
  /** Asks the VPOS for a new proof now, unless the last one is fresh. */
  verifyChannel(): Promise<boolean>;
  /** What asking the VPOS about money has just shown. */
  noteVpos(hasAnswered: boolean): void;
  /** What a call to the biller has just shown. */
  noteBiller(hasAnswered: boolean): void;
}

/**
 * Looks at the VPOS, the biller and the printer from time to time, so that the screens can say the truth before anybody
 * pays. What is silent is looked at again soon, then less and less often.
 *
 * @param onReached - told each time that the VPOS or the biller answers, or the printer can print
 */
export function watchDevices(
  devices: WatchedDevices,
  onReached: (side: 'vpos' | 'biller' | 'printer') => void,
): DeviceWatch {
  const { clock, chance } = devices;
  const stopping = new AbortController();
  const { signal } = stopping;
  const reached = (side: Parameters<typeof onReached>[0]) => () => {
    onReached(side);
  };
  const atVpos = lookAtVpos({ ...devices, signal, onReached: reached('vpos') });
  const atBiller = lookAtBiller({ ...devices, signal, onReached: reached('biller') });
  const atPrinter = lookAtPrinter({ ...devices, signal, onReached: reached('printer') });
  const looks = [
    { look: atVpos.look, pauseMs: probeDelayMs, first: firstLook() },
    { look: atBiller.look, pauseMs: probeDelayMs, first: firstLook() },
    { look: atPrinter.look, pauseMs: printerPauseMs, first: firstLook() },
  ];
  const allLooked = Promise.all(looks.map(({ first }) => first.promise));
  let isWaitedFor = false;

  return {
    start: () => {
      for (const { look, pauseMs, first } of looks) {
        const lookOnce = (): Promise<boolean> => look().finally(first.resolve);
        void keepLooking(lookOnce, pauseMs, { clock, chance, signal });
      }
    },
    hasLooked: async () => {
      if (isWaitedFor) return;
      await Promise.race([allLooked, clock.sleep(firstLooksMaxMs, signal)]);
      isWaitedFor = true;
    },
    stop: () => {
      stopping.abort();
    },
    channel: atVpos.channel,
    verifyChannel: atVpos.verify,
    noteVpos: atVpos.note,
    biller: atBiller.biller,
    noteBiller: atBiller.note,
    printer: atPrinter.printer,
    checkPrinter: atPrinter.check,
    notePrinter: () => {
      void atPrinter.look();
    },
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

/** Somebody may stand there whose paper has run out: it goes on soon after the roll was changed. */
function printerPauseMs(silences: number, fraction: number): number {
  return silences === 0 ? probeDelayMs(0, fraction) : printerOutPauseMs;
}

async function keepLooking(
  look: () => Promise<boolean>,
  pauseMs: (silences: number, fraction: number) => number,
  { clock, chance, signal }: Pick<Devices, 'clock' | 'chance'> & { readonly signal: AbortSignal },
): Promise<void> {
  let silences = 0;
  while (!signal.aborted) {
    silences = (await look()) ? 0 : silences + 1;
    await clock.sleep(pauseMs(silences, chance.fraction()), signal);
  }
}
