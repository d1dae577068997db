/** One line to a printer, open for one job. Bytes arrive only while somebody listens. */
export interface ByteLink {
  /**
   * Resolves when the bytes have left this process, which says nothing about the printer.
   *
   * @throws Error when the line is lost or closed before that
   */
  send(bytes: Buffer): Promise<void>;
  onBytes(listener: (bytes: Buffer) => void): void;
  /** Told once, with the reason in words, and never after `close`. Also told when the line was lost before. */
  onLost(listener: (reason: string) => void): void;
  /** Resolves when another link may be opened. Forgets what is not yet sent. */
  close(): Promise<void>;
}
