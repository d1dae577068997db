import { parseArgs } from 'node:util';

export const usage = 'usage: npm run sim -- [--payments N] [--seed S] [--workers W] | --story LIFE-SEED';

export type CommandLine =
  | { readonly is: 'campaign'; readonly payments: number; readonly seed: number; readonly workers: number }
  | { readonly is: 'story'; readonly lifeSeed: number };

/** @returns what was asked for, or what is wrong with how it was asked */
export function readCommandLine(
  args: readonly string[],
): CommandLine | { readonly is: 'wrong'; readonly why: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        payments: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        workers: { type: 'string', default: '1' },
        story: { type: 'string' },
      },
    });
    if (values.story !== undefined) return { is: 'story', lifeSeed: numberOf('story', values.story, 0) };
    return {
      is: 'campaign',
      payments: numberOf('payments', values.payments, 1),
      seed: numberOf('seed', values.seed, 0),
      workers: numberOf('workers', values.workers, 1),
    };
  } catch (error) {
    return { is: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}

function numberOf(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`--${name} must be a whole number from ${least} up, and is "${text}"`);
  return value;
}
