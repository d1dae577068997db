import type { SealedCard } from '../../src-main/vpos/port.ts';

/** What the acquirer finds when it opens a sealed card, as far as it matters here. */
export interface Sealed {
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly declines: boolean;
  /** Only of a card that was sealed without its code. */
  readonly permissionId?: string;
}

/** A card in the outer shape of a compact JWE (RFC 7516): the header as it really is, nothing encrypted. */
export function sealCard({ paymentId, amountMinor, declines, permissionId }: Sealed): SealedCard {
  const header = permissionId === undefined ? headerWithCode : headerWithoutCode(permissionId);
  const sealed = `${header}.${paymentId}.${amountMinor}.${declines ? 'declines' : 'approves'}.${permissionId ?? ''}`;
  return { brand: 'visa', lastFour: declines ? '9995' : '1111', sealed };
}

const opened = new Map<string, Sealed>();

export function readSealed(sealed: string): Sealed {
  const known = opened.get(sealed);
  if (known) return known;
  const found = openSealed(sealed);
  // Few are looked at at any time, but each of them often.
  if (opened.size > 100) opened.clear();
  opened.set(sealed, found);
  return found;
}

function openSealed(sealed: string): Sealed {
  const [, paymentId = '', amountMinor, ending, permissionId = ''] = sealed.split('.');
  return {
    paymentId,
    amountMinor: Number(amountMinor),
    declines: ending === 'declines',
    ...(permissionId !== '' && { permissionId }),
  };
}

const headerWithCode = headerOf({});
const headers = new Map<string, string>();

function headerWithoutCode(permissionId: string): string {
  const known = headers.get(permissionId) ?? headerOf({ permissionId });
  headers.set(permissionId, known);
  return known;
}

function headerOf(more: object): string {
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', ...more };
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}
