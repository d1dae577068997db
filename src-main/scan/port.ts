/** A scanner that the main process reads; one that types as a keyboard is heard by the screen instead. */
export interface Scanner {
  /** Calls back with each code that was read, as text without its ending. */
  onCode(listener: (code: string) => void): void;
  close(): void;
}
