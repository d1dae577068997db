const msInADay = 86_400_000;

/**
 * How many days lie between two civil dates; negative when the second is the earlier one.
 *
 * @param from - ISO 8601 civil date
 * @param to - ISO 8601 civil date
 */
export function daysBetween(from: string, to: string): number {
  // Both at midnight UTC, where every day has 24 hours.
  return Math.round((Date.parse(to) - Date.parse(from)) / msInADay);
}
