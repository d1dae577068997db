/** What a page does by itself and a kiosk must not: its own menu, and dragging things in, out and about. */
const unwanted = ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick'];

/** Silences them before any script of the page can hear of them. */
export function quietPage(page: Pick<Window, 'addEventListener'>): void {
  const prevent = (event: Event): void => {
    event.preventDefault();
  };
  for (const type of unwanted) page.addEventListener(type, prevent, { capture: true });
  // Zooming by Ctrl and wheel, which is also what pinching a touch pad sends.
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { capture: true, passive: false },
  );
}
