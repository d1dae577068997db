/** A piece of a job as people read it: runs of printable ASCII in quotes, every other byte in hexadecimal. */
export function dump(piece: Buffer): string {
  const words = piece
    .toString('latin1')
    .match(/[ !#-~]{4,}|[^]/g)
    ?.map((run) => (run.length > 1 ? `"${run}"` : run.charCodeAt(0).toString(16).padStart(2, '0')));
  return `${(words ?? []).join(' ')}\n`;
}
