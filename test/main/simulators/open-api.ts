import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A published API, to hold a simulator's answers against. */
export interface OpenApi {
  /** Written as the simulators write their routes: `GET /v1/sales/{paymentId}`. */
  readonly operations: readonly string[];
  /** What is wrong with an answer; undefined when it is as published. */
  faultOf(answer: PublishedAnswer): string | undefined;
  /** What is wrong with a request's body; undefined when it is as published. */
  faultOfRequest(operation: string, body: unknown): string | undefined;
  /** Every published example, by where it stands, and what is wrong with it if anything is. */
  readonly examples: readonly { readonly at: string; readonly fault: string | undefined }[];
}

export interface PublishedAnswer {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

type Node = Readonly<Record<string, unknown>>;

export function readOpenApi(name: 'biller' | 'vpos'): OpenApi {
  const path = new URL(`../../../resources/openapi/${name}.yaml`, import.meta.url);
  const document = parse(readFileSync(path, 'utf8')) as Node;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(document, name);

  function nodeAt(pointer: string): Node | undefined {
    const keys = pointer.split('/').slice(1);
    return keys.reduce<Node | undefined>((node, key) => node?.[unescaped(key)] as Node | undefined, document);
  }

  /** The pointer itself, or what it refers to: responses may be shared. */
  function resolved(pointer: string): string {
    const reference = nodeAt(pointer)?.['$ref'];
    return typeof reference === 'string' ? reference.slice(1) : pointer;
  }

  function faultOfBody(mediaPointer: string, body: unknown): string | undefined {
    const validate = ajv.compile({ $ref: `${name}#${mediaPointer}/schema` });
    return validate(body) ? undefined : ajv.errorsText(validate.errors);
  }

  const operations = Object.entries(document['paths'] as Record<string, Node>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );

  return {
    operations,
    faultOf: ({ operation, status, body }) => {
      const pointer = resolved(`${pointerTo(operation)}/responses/${status}`);
      const response = nodeAt(pointer);
      if (response === undefined) return `${operation} publishes no answer ${status}`;
      if (response['content'] === undefined) return body === '' ? undefined : 'the answer has a body';
      return faultOfBody(`${pointer}/content/application~1json`, body);
    },
    faultOfRequest: (operation, body) =>
      faultOfBody(`${pointerTo(operation)}/requestBody/content/application~1json`, body),
    examples: [...mediaPointers(document, '')].flatMap((pointer) =>
      examplesAt(nodeAt(pointer) ?? {}).map((example) => ({
        at: pointer,
        fault: faultOfBody(pointer, example),
      })),
    ),
  };
}

function pointerTo(operation: string): string {
  const [method = '', path = ''] = operation.split(' ');
  return `/paths/${escaped(path)}/${method.toLowerCase()}`;
}

/** Where a body is described: every node that is called `application/json`. */
function* mediaPointers(node: unknown, pointer: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    const childPointer = `${pointer}/${escaped(key)}`;
    if (key === 'application/json') yield childPointer;
    else yield* mediaPointers(child, childPointer);
  }
}

function examplesAt(media: Node): readonly unknown[] {
  const several = Object.values((media['examples'] ?? {}) as Record<string, Node>);
  return [...('example' in media ? [media['example']] : []), ...several.map((example) => example['value'])];
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
