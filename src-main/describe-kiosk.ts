import type { KioskView } from '#contract/kiosk-api.ts';
import { appearanceOf } from './appearance.ts';
import { civilDate } from './civil-date.ts';
import type { Config } from './config.ts';
import type { Devices } from './open-devices.ts';
import type { PaymentService } from './payment/payment-service.ts';
import type { DeviceWatch } from './watch-devices.ts';

export interface KioskParts {
  readonly config: Config;
  readonly devices: Devices;
  readonly payments: PaymentService;
  readonly watch: DeviceWatch;
  /** Why no payment may begin now; undefined when one may. */
  readonly fault: string | undefined;
}

/** What every screen may know of the kiosk, as it is now. */
export function describeKiosk({ config, devices, payments, watch, fault }: KioskParts): KioskView {
  const { kioskId, company, branchName, currency, timeZone, vpos, mail } = config;
  const { queue } = vpos;
  const channel = watch.channel();
  const withoutVpos = payments.queueRefusal(1) === undefined ? 'queue' : 'unavailable';
  return {
    kioskId,
    companyName: company.name,
    branchName,
    supportContact: company.supportContact,
    currency,
    today: civilDate(devices.clock.nowUnixMs(), timeZone),
    ...appearanceOf(config, devices.look),
    hasVoice: devices.speech !== undefined,
    service: fault === undefined ? { is: 'open' } : { is: 'out-of-service', code: fault },
    channel,
    biller: watch.biller(),
    paying: channel === 'verified' ? 'online' : withoutVpos,
    queue: queue ? { paymentMaxMinor: queue.paymentMaxMinor, ageMaxHours: queue.ageMaxHours } : null,
    waiting: waitingCounts(devices),
    printer: watch.printer(),
    receipts: { byMail: mail !== undefined, byPhone: devices.hasReceiptLinks },
    payment: payments.current() ?? null,
  };
}

function waitingCounts({ journal }: Devices): KioskView['waiting'] {
  return {
    queued: journal.countAt(['queued']),
    checking: journal.countAt(['sending', 'unknown']),
    posting: journal.countAt(['approved']),
    reversing: journal.countAt(['reversing']),
    staff: journal.countAt(['manual']),
    untold: journal.countUntold(),
    unmailed: journal.countUnmailed(),
  };
}
