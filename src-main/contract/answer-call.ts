import * as v from 'valibot';
import type { KioskHandlers } from './kiosk-api.ts';
import { requests, type CallName } from './requests.ts';

/** A request that does not parse. The message names the call and the field, never the value: it may be a password. */
export class MalformedRequest extends Error {}

/**
 * Checks a request from a screen by the contract's table and hands it to its handler.
 *
 * @throws MalformedRequest naming the field that is wrong
 */
export async function answerCall(handlers: KioskHandlers, name: CallName, wire: unknown): Promise<unknown> {
  const parsed = v.safeParse(requests[name], wire, { abortEarly: true });
  if (!parsed.success) {
    throw new MalformedRequest(
      `${name}: wrong field "${v.getDotPath(parsed.issues[0]) ?? '(whole request)'}"`,
    );
  }
  // Sound: name picks both the schema and the handler, which the compiler cannot correlate.
  return (handlers[name] as (request: unknown) => Promise<unknown>)(parsed.output);
}
