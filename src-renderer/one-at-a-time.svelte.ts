/** Twenty taps are one tap: while one thing is being done, nothing else begins. */
export class OneAtATime {
  isBusy = $state.raw(false);

  async do(act: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await act();
    } finally {
      this.isBusy = false;
    }
  }
}
