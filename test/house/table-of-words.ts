import { kioskView } from '../renderer/fake-kiosk.ts';

/** One sentence as a customer may read it, with the path that leads to it: `invoices.lead(24)`. */
export interface Said {
  readonly path: string;
  readonly words: string;
}

/** Reads as a count, as an amount, as a name and as yes; then as one, and as none and no. */
const anything = ['24', 1, 0].map((value) => [value, value, value, value]);

/** What a sentence is given that takes nothing else. */
const given: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  staff: [[{ ...kioskView, waiting: { ...kioskView.waiting, queued: 2, unmailed: 1 } }]],
  'receipt.mail.step': ['sent', 'sending', 'refused'].flatMap((step) => [
    [step, 'ana@correo.example'],
    [step, undefined],
  ]),
  'terms.paragraphs': [[undefined], [1], [24]],
  'frame.progress': [['24', { typed: 1, of: 3 }]],
  'card.total': [['$44.00', 'USD']],
  'card.totalQueued': [['$44.00', 'USD']],
};

/** Everything that a table of words can say, the sentences with something in them included. */
export function everythingSaid(table: unknown, path = ''): Said[] {
  if (typeof table === 'string') return [{ path, words: table }];
  if (typeof table === 'function') {
    return (given[path] ?? anything).flatMap((values) =>
      everythingSaid(Reflect.apply(table, undefined, values), `${path}(${shown(values[0])})`),
    );
  }
  if (typeof table !== 'object' || table === null) return [{ path, words: String(table) }];
  return Object.entries(table).flatMap(([key, entry]) =>
    everythingSaid(entry, path === '' ? key : `${path}.${key}`),
  );
}

function shown(value: unknown): string {
  return typeof value === 'object' ? '…' : JSON.stringify(value);
}
