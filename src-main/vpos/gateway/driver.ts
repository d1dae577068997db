import { CompactEncrypt, importJWK, type JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { QueuedSale, Vpos } from '../port.ts';
import { exchange, type Order } from './exchange.ts';
import { diagnosisBody, readInquiry, readReversal, readSale } from './messages.ts';

export interface GatewayOptions {
  readonly url: string;
  readonly key: string;
  readonly terminalId: string;
  readonly merchantId: string;
  /** The acquirer's public key, pinned by the configuration; cards are sealed to it. */
  readonly sealingKey: JWK;
  /** How long a sale may take before its silence is inquired about, in milliseconds. */
  readonly saleTimeoutMs: number;
  /** The same for every other order. */
  readonly answerTimeoutMs: number;
  readonly lateExecutionMaxMs: number;
}

/**
 * A VPOS gateway over HTTPS (plain HTTP on loopback only: the configuration sees to that).
 * @see resources/openapi/vpos.yaml
 */
export function createGatewayVpos(options: GatewayOptions): Vpos {
  const { url, key, answerTimeoutMs, terminalId, merchantId } = options;

  async function ask<Answer>(
    order: Order,
    read: (reply: { status: number; body: unknown }) => Answer,
  ): Promise<Answer | { is: 'silent'; cause: string }> {
    const result = await exchange({ url, key, answerTimeoutMs }, order);
    return result.is === 'answered' ? read(result.reply) : { is: 'silent', cause: result.cause };
  }

  return {
    lateExecutionMaxMs: options.lateExecutionMaxMs,

    async sale({ card, queued, ...sale }) {
      const body = {
        ...sale,
        terminalId,
        merchantId,
        sealedCard: card.sealed,
        ...(queued && { queued: queuedBody(queued) }),
      };
      const line = { url, key, answerTimeoutMs: options.saleTimeoutMs };
      const result = await exchange(line, { method: 'POST', path: '/v1/sales', body });
      return result.is === 'answered' ? readSale(result.reply, sale.paymentId) : result;
    },

    inquire: (paymentId) =>
      ask({ method: 'GET', path: `/v1/sales/${paymentId}` }, (reply) => readInquiry(reply, paymentId)),

    reverse: (paymentId, reason) =>
      ask({ method: 'POST', path: `/v1/sales/${paymentId}/reversal`, body: { reason } }, (reply) =>
        readReversal(reply, paymentId),
      ),

    async verifyChannel() {
      const nonce = randomBytes(32).toString('base64url');
      const challenge = await seal({ nonce }, options.sealingKey);
      const result = await exchange(
        { url, key, answerTimeoutMs },
        { method: 'POST', path: '/v1/diagnosis', body: { challenge } },
      );
      if (result.is !== 'answered' || result.reply.status !== 200) return false;
      const parsed = v.safeParse(diagnosisBody, result.reply.body);
      return parsed.success && parsed.output.nonce === nonce;
    },
  };
}

function queuedBody({ permissionId, queuedAtUnixMs }: QueuedSale): object {
  return { permissionId, queuedAt: new Date(queuedAtUnixMs).toISOString() };
}

/** Only who holds the private half of the pinned key can read this, and so answer it. */
async function seal(content: unknown, jwk: JWK): Promise<string> {
  const key = await importJWK(jwk, 'RSA-OAEP-256');
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      ...(jwk.kid !== undefined && { kid: jwk.kid }),
    })
    .encrypt(key);
}
