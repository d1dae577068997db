import type { KioskView } from '#contract/kiosk-api.ts';
import { refused } from '#contract/outcome.ts';
import type { Config } from './config.ts';
import type { Kiosk } from './kiosk.ts';

/**
 * A kiosk that can only say that it is out of service, and why: it has no devices and takes no money.
 *
 * @param options.tryAgainMs - after how long the process asks to be started anew, because what was wrong may have been
 *   mended; left out, only a person starts it again
 * @param options.config - says whom to call, where it could be read
 */
export function createClosedKiosk(
  code: string,
  options: { readonly tryAgainMs?: number; readonly config?: Config } = {},
): Kiosk {
  const { config } = options;
  const timers = new Set<NodeJS.Timeout>();
  const view: KioskView = {
    kioskId: config?.kioskId ?? '',
    companyName: config?.company.name ?? '',
    branchName: config?.branchName ?? '',
    supportContact: config?.company.supportContact ?? '',
    currency: 'USD',
    today: '',
    // Of a 21.5-inch screen of 1080 by 1920, the usual one.
    pxPerMm: 4.03,
    service: { is: 'out-of-service', code },
    channel: 'unverified',
    biller: 'silent',
    paying: 'unavailable',
    queue: null,
    waiting: { queued: 0, checking: 0, posting: 0, reversing: 0, staff: 0, untold: 0, unmailed: 0 },
    printer: { is: 'unavailable', fault: 'unreachable' },
    receipts: { byMail: false, byPhone: false },
    payment: null,
  };
  const never = (): (() => void) => () => undefined;
  return {
    handlers: {
      describeKiosk: async () => view,
      signIn: async () => refused('out-of-service'),
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
    },
    sealingKey: null,
    onPayment: never,
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
