import type { PictureLine } from '../printer/port.ts';

/** Who takes the money, as a card voucher must name them. */
export interface Merchant {
  readonly name: string;
  readonly taxId: string;
  readonly address: string;
  readonly supportContact: string;
  readonly branchName: string;
  readonly kioskId: string;
  readonly terminalId: string;
  readonly merchantId: string;
  /** IANA name of the time zone in which the kiosk stands. */
  readonly timeZone: string;
  /** Stands above the name. */
  readonly logo?: PictureLine;
}
