/**
 * Moving the focus by arrow keys, for whoever has a tactile keypad of arrows and one round key (EN 301 549, 8.4.1).
 * Both pages move so: the screens and the card frame.
 */

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Something that can be pressed, in reading order. Keys of a keyboard name their row and the keyboard it is in. */
export interface Stop {
  /** The middle of it, from the left. */
  readonly x: number;
  readonly row: unknown;
  readonly grid: unknown;
}

const steps = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 } as const satisfies Record<
  Arrow,
  number
>;
const pressable = 'button, input, select, a[href], iframe, [tabindex="0"]';

export function isArrow(key: string): key is Arrow {
  return key in steps;
}

export function stepOf(arrow: Arrow): 1 | -1 {
  return steps[arrow];
}

/**
 * Where an arrow leads: keys lie in a grid, everything else in a line.
 *
 * @returns an index; -1 before the first or the count after the last, where there is nothing more that way
 */
export function moveIndex(stops: readonly Stop[], index: number, arrow: Arrow): number {
  const step = steps[arrow];
  const here = stops[index];
  if (!here?.grid) return index + step;
  const keys = stops.filter(({ grid }) => grid === here.grid);
  const rows = [...new Set(keys.map(({ row }) => row))];
  const isAcross = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const row = isAcross ? here.row : rows[rows.indexOf(here.row) + step];
  const inRow = keys.filter((key) => key.row === row);
  // Round and round in a row: up and down lead out of the keyboard.
  if (isAcross) return stops.indexOf(inRow.at((inRow.indexOf(here) + step) % inRow.length) ?? here);
  const [nearest] = inRow.toSorted((one, other) => Math.abs(one.x - here.x) - Math.abs(other.x - here.x));
  if (nearest) return stops.indexOf(nearest);
  const edge = step > 0 ? keys.at(-1) : keys[0];
  return stops.indexOf(edge ?? here) + step;
}

/** What can be pressed now, in reading order: in the question that stands above all, if there is one. */
export function stopsOf(page: Document): HTMLElement[] {
  const scope = [...page.querySelectorAll('dialog:modal')].at(-1) ?? page;
  return [...scope.querySelectorAll<HTMLElement>(pressable)].filter(
    (node) => node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true }),
  );
}

/** The place of a node among the stops; between two of them, for one that is none itself, such as the title. */
export function indexOf(stops: readonly HTMLElement[], node: Element | null): number {
  const index = stops.findIndex((stop) => stop === node);
  if (index >= 0 || !node) return index;
  const following = stops.findIndex(
    (stop) => (node.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
  );
  return (following < 0 ? stops.length : following) - 0.5;
}

/** Where an arrow leads from what has the focus now. */
export function moveFrom(stops: readonly HTMLElement[], node: Element | null, arrow: Arrow): number {
  const index = indexOf(stops, node);
  // Between two stops, the next one is half a step away.
  if (!Number.isInteger(index)) return index + steps[arrow] / 2;
  return moveIndex(stops.map(placeOf), index, arrow);
}

function placeOf(node: HTMLElement): Stop {
  const row = node.closest('[data-row]');
  const { left, width } = node.getBoundingClientRect();
  return { x: left + width / 2, row, grid: row?.parentElement ?? null };
}

/** Whether what has the focus needs the key itself: a caret that moves, a text that scrolls. */
export function needsKey(node: Element | null, key: string): boolean {
  if (node instanceof HTMLInputElement && !isTick(node)) {
    return node.value !== '' && !['ArrowUp', 'ArrowDown'].includes(key);
  }
  if (!(node instanceof HTMLElement) || node.getAttribute('tabindex') !== '0') return false;
  const below = node.scrollHeight - node.clientHeight - node.scrollTop;
  return (key === 'ArrowDown' && below > 1) || (key === 'ArrowUp' && node.scrollTop > 1);
}

/** Ticked by the space bar only, which a keypad does not have. */
export function isTick(node: Element | null): boolean {
  return node instanceof HTMLInputElement && ['checkbox', 'radio'].includes(node.type);
}
