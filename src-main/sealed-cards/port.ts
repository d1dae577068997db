/**
 * Cards of the queue of sales, sealed to the acquirer and without their code (CVV): the only card data on this disk.
 *
 * They lie in a file of their own, so that what was destroyed leaves no copy in the journal.
 */
export interface SealedCards {
  /**
   * Keeps a sealed card; on the disk when this returns. Keeping the same again changes nothing.
   *
   * @throws JournalFault when it cannot be known whether it is kept
   */
  keep(paymentId: string, sealed: string): void;

  /** Undefined when there is none: it was destroyed, or never kept. */
  read(paymentId: string): string | undefined;

  /**
   * Overwrites it in the file and in the write-ahead log; gone from both when this returns. None there is no fault.
   *
   * @throws JournalFault
   */
  destroy(paymentId: string): void;

  /** The payments whose cards are kept. */
  paymentIds(): readonly string[];

  close(): void;
}
