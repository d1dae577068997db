/** A second tap on the step before must not choose or pay what nobody has read. */
const deafForMs = 800;

/** Makes what a screen does deaf from when it is made until it has been seen for a moment. */
export function deafAtFirst(): (act: () => Promise<void>) => void {
  let shownAtMs = Infinity;
  // Its first picture, not its making: taps that wait while the machine is busy come between the two.
  requestAnimationFrame(() => {
    shownAtMs = performance.now();
  });
  return (act) => {
    if (performance.now() - shownAtMs >= deafForMs) void act();
  };
}
