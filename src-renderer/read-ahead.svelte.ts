/** A part of the screens that is in a file of its own, and is read before anybody needs it. */
export class ReadAhead<Part> {
  part = $state.raw<Part>();
  /** It cannot be read: a browser does not ask for a file again that failed once, only a fresh page does. */
  isLost = $state.raw(false);
  readonly #read: () => Promise<Part>;
  #isAsked = false;

  constructor(read: () => Promise<Part>) {
    this.#read = read;
  }

  /** Asked for any number of times, it is read once. */
  async begin(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    try {
      this.part = await this.#read();
    } catch {
      this.isLost = true;
    }
  }
}
