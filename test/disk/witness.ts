import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * What the program and the world did, in the order in which they did it, in a file that no fault is put into. What
 * VPOS and biller have booked stands here before they answer: it is their ledger.
 */
export type WitnessLine =
  | { readonly is: 'start'; readonly bootId: string }
  | { readonly is: 'appends'; readonly entries: readonly WrittenEvent[] }
  /** The last `appends` was acknowledged. */
  | { readonly is: 'appended' }
  | { readonly is: 'keeps' | 'kept' | 'destroys' | 'destroyed'; readonly paymentId: string }
  | {
      readonly is: 'asked';
      readonly what: 'sale' | 'inquire' | 'reverse' | 'post';
      readonly paymentId: string;
    }
  | {
      readonly is: 'captured' | 'posted';
      readonly paymentId: string;
      readonly invoiceNumber: string;
      readonly amountMinor: number;
    }
  | { readonly is: 'declined' | 'given-back'; readonly paymentId: string }
  | { readonly is: 'shown' | 'printed'; readonly paymentId: string; readonly what: string }
  | { readonly is: 'fault'; readonly why: string };

/** A row of the journal, by what is known of it before it is written. */
export interface WrittenEvent {
  readonly paymentId: string;
  readonly event: string;
  readonly at: string;
}

export interface Witness {
  say(line: WitnessLine): void;
  /** Everything that was ever said, by earlier starts as well. */
  read(): readonly WitnessLine[];
  close(): void;
}

/** More than any play has: a program that says so much goes round in circles, and would fill the disk. */
const linesMax = 10_000;

export function openWitness(file: string): Witness {
  const lines = [...readWitness(file)];
  const descriptor = openSync(file, 'a');
  return {
    say: (line) => {
      if (lines.length >= linesMax)
        throw new Error('the program goes round in circles: it does not come to an end');
      lines.push(line);
      writeSync(descriptor, `${JSON.stringify(line)}\n`);
    },
    read: () => lines,
    close: () => {
      closeSync(descriptor);
    },
  };
}

function readWitness(file: string): readonly WitnessLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // Sound: only `say` writes here, whole lines.
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as WitnessLine);
}
