/**
 * Packs the pieces of a job, in their order, into parts of at most so many bytes.
 *
 * A printer whose receive buffer is full stops reading, and then even a real-time question waits behind the data; so
 * no part is larger than the buffer, and each is proven to be on the paper before the next is sent.
 *
 * @throws RangeError for a piece that is larger than a part may be
 */
export function packJob(pieces: readonly Buffer[], partBytesMax: number): readonly Buffer[] {
  const parts: Buffer[][] = [];
  let room = 0;
  for (const piece of pieces) {
    if (piece.length > partBytesMax) {
      throw new RangeError(`a piece of ${piece.length} bytes does not fit a part of ${partBytesMax} bytes`);
    }
    const last = parts.at(-1);
    if (last && piece.length <= room) last.push(piece);
    else {
      parts.push([piece]);
      room = partBytesMax;
    }
    room -= piece.length;
  }
  return parts.map((part) => Buffer.concat(part));
}
