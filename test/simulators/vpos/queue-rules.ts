import type { CardContent, SaleRequest } from './messages.ts';

/** What the acquirer wants to be shown for a card without its code. Published in `resources/openapi/vpos.yaml`. */
export interface QueueRules {
  /** What keeps a sale from being taken; undefined when nothing does. */
  problemOf(request: SaleRequest, card: CardContent): 'not-permitted' | 'too-old' | undefined;
}

/** How long after the customer was there a queued sale is still taken. */
const queuedForMaxMs = 24 * 3_600_000;

/** @param permissions - those that the acquirer has given, by name */
export function createQueueRules(permissions: readonly string[], now: () => number): QueueRules {
  return {
    problemOf: ({ queued }, card) => {
      if (!queued) return 'cvv' in card ? undefined : 'not-permitted';
      if (!permissions.includes(queued.permissionId)) return 'not-permitted';
      return now() - Date.parse(queued.queuedAt) > queuedForMaxMs ? 'too-old' : undefined;
    },
  };
}
