import type { CustomerView, ScanProblem } from '#contract/entry.ts';
import type { KioskApi } from '#contract/kiosk-api.ts';
import { customerNumberProblem, joined, type TypedProblem } from './joining.svelte.ts';
import { scanLengthMax } from './keyboard-wedge.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import type { Refusal } from './refusal.ts';

export type FindProblem = Refusal<'findAccount'> | TypedProblem;

/** How a guest finds a bill without an account: by its code, or by customer number and bill code. */
export class BillFinder {
  scanProblem = $state.raw<ScanProblem>();
  findProblem = $state.raw<FindProblem>();
  /** The kiosk has let somebody in who was on another screen by then: it must hear that nobody is in. */
  hasLetInUnseen = false;
  readonly #kiosk: KioskApi;
  readonly #open: (customer: CustomerView) => Promise<void>;
  readonly #doing = new OneAtATime();

  constructor(kiosk: KioskApi, open: (customer: CustomerView) => Promise<void>) {
    this.#kiosk = kiosk;
    this.#open = open;
  }

  get isBusy(): boolean {
    return this.#doing.isBusy;
  }

  /**
   * Calls back with what a scanner has read that is not a keyboard.
   *
   * @returns what ends it
   */
  onScan(listener: (code: string) => void): () => void {
    return this.#kiosk.onScan(listener);
  }

  /** What was said to whoever stood here is not said to the next. */
  forget(): void {
    this.scanProblem = undefined;
    this.findProblem = undefined;
  }

  /**
   * Opens the scanned bill. Of two scans at once the first counts.
   *
   * @param isWanted - asked when the answer is there: the customer may have gone meanwhile
   */
  async scan(code: string, isWanted: () => boolean): Promise<void> {
    await this.#doing.do(async () => {
      this.forget();
      if (code === '' || code.length > scanLengthMax) {
        this.scanProblem = 'not-a-bill';
        return;
      }
      const answer = await this.#kiosk.scanBill({ code });
      if (!isWanted()) {
        this.hasLetInUnseen ||= answer.ok;
        return;
      }
      if (answer.ok) await this.#open(answer.value);
      else this.scanProblem = answer.problem;
    });
  }

  /** @param isWanted - as above */
  async find(customerNumber: string, invoiceCode: string, isWanted: () => boolean): Promise<void> {
    await this.#doing.do(async () => {
      this.forget();
      this.findProblem =
        customerNumberProblem(customerNumber) ?? (invoiceCode.trim() === '' ? 'no-invoice-code' : undefined);
      if (this.findProblem) return;
      const answer = await this.#kiosk.findAccount({
        customerNumber: joined(customerNumber),
        invoiceCode: invoiceCode.trim(),
      });
      if (!isWanted()) {
        this.hasLetInUnseen ||= answer.ok;
        return;
      }
      if (answer.ok) await this.#open(answer.value);
      else this.findProblem = answer.problem;
    });
  }
}
