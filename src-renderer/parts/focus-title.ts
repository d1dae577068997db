/** Takes the focus to a new screen's question, so that a keyboard and a screen reader begin there. */
export function focusTitle(title: HTMLElement): void {
  title.focus({ preventScroll: true });
}
