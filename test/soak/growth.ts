/** What was counted after so many visits, by its name. */
export interface Sample {
  readonly visits: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** How something grows: a straight line through its samples. */
export interface Growth {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** By how much in a visit, and how far off that may be (two standard errors). */
  readonly perVisit: number;
  readonly margin: number;
  /** More than this in a visit is a leak. */
  readonly most: number;
  readonly isGrowing: boolean;
}

/** Until then everything is being loaded, compiled and pooled for the first time. */
const warmUpPart = 0.25;
const samplesLeast = 4;

/**
 * Fits a line through the samples after a warm-up.
 *
 * @param most - what may be added in a visit, by name: only what is named is judged. A leak is more than that for sure:
 * chance alone (two standard errors) does not make one.
 */
export function growthOf(samples: readonly Sample[], most: Readonly<Record<string, number>>): Growth[] {
  const warm = samples.slice(Math.floor(samples.length * warmUpPart));
  if (warm.length < samplesLeast) throw new Error(`${warm.length} samples are too few for a line`);
  return Object.entries(most).map(([name, limit]) => {
    const points = warm.map(({ visits, counts }) => ({ x: visits, y: counts[name] ?? Number.NaN }));
    const { slope, error } = fit(points);
    const margin = 2 * error;
    const isGrowing = !(slope - margin <= limit);
    const first = points[0]?.y ?? Number.NaN;
    const last = points.at(-1)?.y ?? Number.NaN;
    return { name, first, last, perVisit: slope, margin, most: limit, isGrowing };
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Least squares; the error is the slope's standard error. */
function fit(points: readonly Point[]): { readonly slope: number; readonly error: number } {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  const rest = sum(points.map(({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2));
  return { slope, error: Math.sqrt(rest / (points.length - 2) / spread) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** One line for each, those that grow marked. */
export function tableOf(growths: readonly Growth[]): string {
  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
  return growths
    .map(({ name, first, last, perVisit, margin, most, isGrowing }) => {
      const slope = `${number.format(perVisit)} ± ${number.format(margin)} a visit`;
      const ends = `${number.format(first)} → ${number.format(last)}`;
      return `${isGrowing ? '✗' : '✓'} ${name.padEnd(36)} ${ends.padStart(20)}  ${slope} (at most ${number.format(most)})`;
    })
    .join('\n');
}
