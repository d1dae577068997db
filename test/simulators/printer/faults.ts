import type { PrinterState } from './printer-state.ts';

/** What can go wrong with a printer while it works. */
export type PrinterFault =
  | 'paper-out'
  | 'near-end'
  | 'cover-open'
  /** At the next cut, once: DLE ENQ, or opening and closing the cover, frees the knife. */
  | 'cutter-jam'
  /** At every cut. */
  | 'cutter-stuck'
  | 'hot-head'
  /** An error that only a technician ends. */
  | 'broken'
  | 'mute'
  | 'garbled'
  /** Its lines break, while it goes on printing what it has taken in. */
  | 'reset'
  /** What it has taken in is lost; its lines stay silent. */
  | 'power-cut';

/** What a fault changes in the printer, but for those of its lines. */
export const faultChanges: Readonly<
  Record<Exclude<PrinterFault, 'reset' | 'power-cut'>, Partial<PrinterState>>
> = {
  'paper-out': { paper: 'out' },
  'near-end': { paper: 'near-end' },
  'cover-open': { isCoverOpen: true },
  'cutter-jam': { knife: 'jams-once' },
  'cutter-stuck': { knife: 'stuck' },
  'hot-head': { error: 'hot-head' },
  broken: { error: 'broken' },
  mute: { isMute: true },
  garbled: { isGarbled: true },
};
