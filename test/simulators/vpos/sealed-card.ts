import * as v from 'valibot';
import { accepted, refused, type Outcome } from '#contract/outcome.ts';
import { cardContent, type CardContent, type SaleRequest } from './messages.ts';
import type { SealingKey } from './sealing-key.ts';

/**
 * Opens the card of a sale and checks what it was sealed to: a card sealed for one payment pays no other, so
 * a sealed card that leaks from a kiosk is worth nothing.
 */
export async function openCard(
  key: SealingKey,
  request: SaleRequest,
): Promise<Outcome<CardContent, 'card-unreadable' | 'card-not-bound'>> {
  const opened = v.safeParse(cardContent, await key.open(request.sealedCard));
  if (!opened.success) return refused('card-unreadable');
  const card = opened.output;
  const isBound =
    card.paymentId === request.paymentId &&
    card.amountMinor === request.amountMinor &&
    card.currency === request.currency &&
    card.kioskId === request.kioskId &&
    isForItsQueue(card, request);
  return isBound ? accepted(card) : refused('card-not-bound');
}

/**
 * A queued sale needs a card that was sealed for the queue, under the very permission that it names. A card for the
 * queue in any other sale is bound well enough: whether it is permitted is for the rules of the queue to say.
 */
function isForItsQueue(card: CardContent, { queued }: SaleRequest): boolean {
  return !queued || ('permissionId' in card && card.permissionId === queued.permissionId);
}
