/** How many rows of these heights, from the first, are whole in the room there is; never none. */
export function fittingRows(heightsPx: readonly number[], gapPx: number, roomPx: number): number {
  let leftPx = roomPx;
  const firstCut = heightsPx.findIndex((heightPx) => {
    const isCut = heightPx > leftPx;
    leftPx -= heightPx + gapPx;
    return isCut;
  });
  return firstCut < 0 ? heightsPx.length : Math.max(1, firstCut);
}

/** How many rows are asked for at once: as many as ever fit on this glass. */
export function rowsAtMost(): number {
  return matchMedia('(max-height: 899px)').matches ? 3 : 6;
}
