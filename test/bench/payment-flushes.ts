import { join } from 'node:path';
import { createLog } from '../../src-main/log.ts';
import { openDevices, type Devices } from '../../src-main/open-devices.ts';
import type { PaymentDevices } from '../../src-main/payment/payment-devices.ts';
import { PaymentService } from '../../src-main/payment/payment-service.ts';
import type { Approval } from '../../src-main/vpos/port.ts';
import { countFlushes } from './count-flushes.ts';
import type { Figure } from './figure.ts';
import { lonelyConfiguration } from './lonely-configuration.ts';
import { openedPayment } from './whole-payments.ts';

/** Flushes of the disk for a payment that goes as it should, from opened to printed; none where they cannot be counted. */
export function benchPaymentFlushes(): Figure[] {
  const value = countFlushes(import.meta.filename);
  return value === undefined ? [] : [{ name: 'ordinary payment: flushes', value, unit: '/payment' }];
}

/** The real payment service on its real files, with a bank, a company and a printer that say yes at once. */
async function payIn(directory: string, many: number): Promise<void> {
  const config = lonelyConfiguration();
  const devices = openDevices(config, directory, createLog(join(directory, 'ventanilla.log')));
  const fault = Promise.withResolvers<undefined>();
  let onPrinted = (): void => undefined;
  const willing = willingDevices(devices, () => {
    onPrinted();
  });
  const listeners = { show: (): undefined => undefined, onFault: fault.reject };
  const service = new PaymentService(willing, listeners, { kioskId: config.kioskId, queue: undefined });
  for (let count = 0; count < many; count += 1) {
    const printed = new Promise<void>((resolve) => {
      onPrinted = resolve;
    });
    const payment = service.open(openedPayment(count).order);
    if (payment === 'invoice-busy') throw new Error('two payments of the bench have one invoice');
    service.confirm(payment.order.paymentId, { brand: 'visa', lastFour: '1111', sealed: 'h.k.i.c.t' });
    await Promise.race([printed, fault.promise]);
    service.forgetCustomer();
  }
  await service.stop();
  devices.close();
}

function willingDevices(devices: Devices, onPrinted: () => void): PaymentDevices {
  const { journal, vpos, biller } = devices;
  return {
    ...devices,
    vpos: {
      ...vpos,
      sale: async ({ amountMinor, currency }) => ({
        is: 'approved',
        approval: { ...words, amountMinor, currency },
      }),
    },
    biller: { ...biller, post: async () => ({ is: 'posted', billerReceipt: 'R-0000001' }) },
    printReceipt: async () => ({ is: 'printed' }),
    journal: {
      ...journal,
      append: (entries) => {
        const answer = journal.append(entries);
        if (entries.some(({ event }) => event.is === 'print-ended')) onPrinted();
        return answer;
      },
    },
  };
}

const words: Omit<Approval, 'amountMinor' | 'currency'> = {
  authorizationCode: '123456',
  retrievalReference: '632619004218',
  batch: '000142',
  trace: '004218',
};

// Started by strace, from count-flushes.ts.
const [, script, directory, many] = process.argv;
if (script === import.meta.filename && directory !== undefined) await payIn(directory, Number(many));
