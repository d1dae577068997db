import type { KioskView } from '#contract/kiosk-api.ts';
import { refused } from '#contract/outcome.ts';
import { sizeOf } from './appearance.ts';
import type { Config } from './config.ts';
import type { Kiosk } from './kiosk.ts';

/** Of a 21.5-inch screen of 1080 by 1920. */
const usualScreen = { pxPerMm: 4.03, readFromMm: 600 };

interface ClosedKioskOptions {
  readonly tryAgainMs?: number;
  readonly config?: Config;
}

/**
 * A kiosk that can only say that it is out of service, and why: it has no devices and takes no money.
 *
 * @param options.tryAgainMs - after how long the process asks to be started anew, because what was wrong may have been
 *   mended; left out, only a person starts it again
 * @param options.config - says whom to call, where it could be read
 */
export function createClosedKiosk(code: string, options: ClosedKioskOptions = {}): Kiosk {
  const timers = new Set<NodeJS.Timeout>();
  const view = closedView(code, options);
  const never = (): (() => void) => () => undefined;
  return {
    handlers: {
      describeKiosk: async () => view,
      signIn: async () => refused('out-of-service'),
      scanBill: async () => refused('out-of-service'),
      findAccount: async () => refused('out-of-service'),
      register: async () => refused('out-of-service'),
      confirmRegistration: async () => refused('out-of-service'),
      askNewPassword: async () => refused('out-of-service'),
      setNewPassword: async () => refused('out-of-service'),
      endSession: async () => null,
      listInvoices: async () => refused('signed-out'),
      readInvoice: async () => refused('signed-out'),
      openPayment: async () => refused('out-of-service'),
      leavePayment: async () => null,
      confirmPayment: async () => refused('out-of-service'),
      findPayment: async () => refused('out-of-service'),
      printReceipt: async () => null,
      confirmPaper: async () => null,
      mailReceipt: async () => refused('no-such-payment'),
      readReceipt: async () => refused('no-such-payment'),
      reopenPayment: async () => refused('signed-out'),
      speak: async () => null,
      hush: async () => null,
    },
    sealingKey: null,
    onPayment: never,
    onScan: never,
    onSessionEnd: never,
    onFault: (listener) => {
      if (options.tryAgainMs === undefined) return () => undefined;
      const timer = setTimeout(listener, options.tryAgainMs);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
      };
    },
    screenLost: () => undefined,
    noteRefusal: () => undefined,
    takeOutOfService: () => undefined,
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function closedView(code: string, { config, tryAgainMs }: ClosedKioskOptions): KioskView {
  return {
    ...(config ? namesOf(config) : { kioskId: '', companyName: '', branchName: '', supportContact: '' }),
    currency: 'USD',
    today: '',
    country: config?.country ?? 'PA',
    look: { brand: config?.look.brand ?? '#0b4f8a', logo: null },
    screen: config ? sizeOf(config.screen) : usualScreen,
    ways: { scan: false, find: false, register: false },
    methods: ['credit'],
    hasVoice: false,
    service: { is: 'out-of-service', code, ...(tryAgainMs !== undefined && { isBackSoon: true }) },
    channel: 'unverified',
    biller: 'silent',
    paying: 'unavailable',
    queue: null,
    waiting: { queued: 0, checking: 0, posting: 0, reversing: 0, staff: 0, untold: 0, unmailed: 0 },
    printer: { is: 'unavailable', fault: 'unreachable' },
    receipts: { byMail: false, byPhone: false },
    payment: null,
  };
}

function namesOf({
  kioskId,
  company,
  branchName,
}: Config): Pick<KioskView, 'kioskId' | 'companyName' | 'branchName' | 'supportContact'> {
  return { kioskId, companyName: company.name, branchName, supportContact: company.supportContact };
}
