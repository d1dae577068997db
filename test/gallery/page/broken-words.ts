/** Where an address may end a line: after its @ and before a dot. */
const place = /(?<=@\S*)(?=\.\w)|(?=\.\S*@)|(?<=@)/;

/** The words of a text that are broken in the middle, though a line of their own would hold them. */
export function brokenWords(text: Node, node: Element): string[] {
  const roomPx = lineWidthPx(node);
  let end = 0;
  return (text.textContent ?? '')
    .split(/(\s+)/)
    .flatMap((word) => word.split(place))
    .filter((word) => {
      const boxes = boxesOf(text, end, word.length);
      end += word.length;
      const widthPx = boxes.reduce((sum, { width }) => sum + width, 0);
      const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
      return word.trim() !== '' && lines > 1 && widthPx <= roomPx;
    });
}

function boxesOf(text: Node, from: number, length: number): DOMRect[] {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, from + length);
  return [...range.getClientRects()];
}

/** Of the block that it stands in. */
function lineWidthPx(node: Element): number {
  let block: Element = node;
  while (getComputedStyle(block).display.startsWith('inline') && block.parentElement)
    block = block.parentElement;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  return block.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
}
