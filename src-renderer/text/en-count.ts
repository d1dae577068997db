/** A whole number: "12,000". */
export function number(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** So many of something: "1 bill", "2 bills". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${number(count)} ${many}`;
}
