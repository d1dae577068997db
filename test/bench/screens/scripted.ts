/* The kiosk behind the screens that are measured: it answers at once, so that only the screens take time. */
import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import { bills, paidStep, paymentAt, scriptedKiosk, wholeBill } from '../../gallery/scripted-kiosk.ts';
import { minor } from '../../../src-main/contract/money.ts';
import './stopwatch.ts';

declare global {
  interface Window {
    /** How many bills the customer who signs in next has. */
    billsOfNext: (total: number) => void;
  }
}

const most = 24;

if (location.host.startsWith('kiosk')) {
  const kiosk = scriptedKiosk();
  window.billsOfNext = (total) => {
    kiosk.listAnswer = accepted({ invoices: bills(Math.min(total, most)), total, isOfEarlier: false });
  };
  window.billsOfNext(10);
  kiosk.readInvoice = async ({ invoiceNumber }) => {
    const found = bills(most).find((known) => known.invoiceNumber === invoiceNumber);
    return found
      ? accepted({ ...wholeBill(found), partial: { leastMinor: minor(500) } })
      : refused('not-found');
  };
  kiosk.confirmAnswer = accepted(paymentAt(paidStep, { receipt: 'printed', mayPrint: true, mail: 'sent' }));
  Object.assign(window, { kiosk });
}
