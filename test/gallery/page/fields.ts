import type { Finding } from '../finding.ts';

export function fieldName(node: Element): string {
  const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : undefined;
  return `field «${(label ?? node.tagName).trim()}»`;
}

/** What is too long for its field shows its beginning, or while it is typed its end; here it shows neither. */
export function lookAtFields(scope: Element): Finding[] {
  return [...scope.querySelectorAll('input')]
    .filter((node) => node.scrollLeft > 1 && getComputedStyle(node).textOverflow === 'ellipsis')
    .map((node) => ({ rule: 'cut-at-both-ends', what: fieldName(node) }));
}
