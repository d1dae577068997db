import { expect } from 'vitest';
import { readOpenApi } from './open-api.ts';

export interface Question {
  /** As OpenAPI writes it: `GET /v1/sales/{paymentId}`. */
  readonly operation: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  readonly body?: unknown;
}

export interface CheckedAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks a simulator; fails the test when its answer, or a request that it accepted, is not as published. */
export function createCheckedClient(
  name: 'biller' | 'vpos',
): (url: string, question: Question) => Promise<CheckedAnswer> {
  const openApi = readOpenApi(name);
  return async (url, question) => {
    const response = await ask(url, question);
    const text = await response.text();
    const body = text === '' ? '' : (JSON.parse(text) as unknown);
    const fault = openApi.faultOf({ operation: question.operation, status: response.status, body });
    expect(fault, `${question.operation} ${response.status} ${text}`).toBeUndefined();
    if (question.body !== undefined && response.ok) {
      expect(
        openApi.faultOfRequest(question.operation, question.body),
        'an accepted request',
      ).toBeUndefined();
    }
    return { status: response.status, body: body as CheckedAnswer['body'] };
  };
}

/** The same question, unchecked: for answers that are broken on purpose. */
export function ask(
  url: string,
  { operation, path = {}, query = {}, authorization, body }: Question,
): Promise<Response> {
  const [method = '', template = ''] = operation.split(' ');
  const filled = template.replaceAll(/\{(\w+)\}/g, (_match, key: string) =>
    encodeURIComponent(path[key] ?? ''),
  );
  return fetch(`${url}${filled}?${new URLSearchParams(query).toString()}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
