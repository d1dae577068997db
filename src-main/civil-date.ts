/** The date on the wall of the branch, as ISO 8601 writes it. @param timeZone - IANA name, such as America/Panama */
export function civilDate(unixMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone }).format(unixMs);
}
