/**
 * What scrolls and has nothing to press in it takes the focus itself, so that arrow keys scroll it: otherwise its end
 * could be read only by touch (WCAG 2.2, 2.1.1).
 */
export function reachable(node: HTMLElement): () => void {
  function look(): void {
    const isCut = node.scrollHeight > node.clientHeight + 1;
    if (isCut && !node.querySelector('button, input, iframe')) node.tabIndex = 0;
    else node.removeAttribute('tabindex');
  }
  const resizes = new ResizeObserver(look);
  /** Its own size says nothing of what is in it. */
  function watch(): void {
    for (const child of [node, ...node.children]) resizes.observe(child);
    look();
  }
  const changes = new MutationObserver(watch);
  changes.observe(node, { childList: true, subtree: true });
  watch();
  return () => {
    resizes.disconnect();
    changes.disconnect();
  };
}
