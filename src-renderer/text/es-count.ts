/** A whole number: from five figures on in groups of three, apart by spaces, because dots and commas differ by country. */
export function number(count: number): string {
  return count < 10_000 ? String(count) : String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0');
}

/** So many of something: "1 factura", "2 facturas", "1 000 000 de facturas". */
export function counted(count: number, one: string, many: string): string {
  if (count === 1) return `1 ${one}`;
  const of = count > 0 && count % 1_000_000 === 0 ? 'de ' : '';
  return `${number(count)} ${of}${many}`;
}
