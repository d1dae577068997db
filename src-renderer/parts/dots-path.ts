/** The dark dots of a picture, 1 is dark and one text a row, as one SVG path: a row's run at a time. */
export function dotsPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      Array.from(
        row.matchAll(/1+/g),
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
