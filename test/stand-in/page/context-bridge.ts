/** A value on its way between two worlds of one page. Functions and promises stay where they are. */
export type Packed =
  | { readonly is: 'undefined' }
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'list'; readonly items: readonly Packed[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Packed])[] }
  | { readonly is: 'error'; readonly message: string }
  | { readonly is: 'function' | 'promise'; readonly id: number };

type Said =
  | { readonly is: 'expose'; readonly name: string; readonly packed: Packed }
  | {
      readonly is: 'call';
      readonly id: number;
      readonly callee: number;
      readonly parameters: readonly Packed[];
    }
  | { readonly is: 'result'; readonly id: number; readonly threw: boolean; readonly packed: Packed }
  | { readonly is: 'settled'; readonly id: number; readonly threw: boolean; readonly packed: Packed };

export interface Bridge {
  expose(name: string, value: unknown): void;
}

export interface BridgeEnd {
  /** An object that both worlds see as an event target, and the page does not see at all. */
  readonly port: EventTarget;
  readonly hear: string;
  readonly say: string;
  readonly onExpose: (name: string, value: unknown) => void;
}

/**
 * One end of the context bridge. What is said is text on an event, which the other world hears before
 * `dispatchEvent` returns: so a call across the bridge is synchronous, as in Electron.
 *
 * Sent into the page as text: it refers to nothing outside itself.
 */
export function connectWorlds({ port, hear, say, onExpose }: BridgeEnd): Bridge {
  type Callee = (...parameters: unknown[]) => unknown;
  const callees = new Map<number, Callee>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  const results = new Map<number, { readonly threw: boolean; readonly packed: Packed }>();
  let lastId = 0;

  const tell = (said: Said): void => {
    port.dispatchEvent(new CustomEvent(say, { detail: JSON.stringify(said) }));
  };

  const pack = (value: unknown): Packed => {
    if (value === undefined) return { is: 'undefined' };
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'boolean'
    ) {
      return { is: 'value', value };
    }
    if (typeof value === 'function') {
      callees.set((lastId += 1), value as Callee);
      return { is: 'function', id: lastId };
    }
    if (typeof value === 'object') return packObject(value);
    throw new Error('An object could not be cloned.');
  };

  const packObject = (value: object): Packed => {
    if (Array.isArray(value)) return { is: 'list', items: value.map(pack) };
    if (value instanceof Error) return { is: 'error', message: value.message };
    if (value instanceof Promise) {
      const id = (lastId += 1);
      value.then(
        (settled) => tell({ is: 'settled', id, threw: false, packed: pack(settled) }),
        (reason: unknown) => tell({ is: 'settled', id, threw: true, packed: pack(reason) }),
      );
      return { is: 'promise', id };
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      throw new Error('An object could not be cloned.');
    }
    return { is: 'object', entries: Object.entries(value).map(([name, part]) => [name, pack(part)]) };
  };

  const unpack = (packed: Packed): unknown => {
    switch (packed.is) {
      case 'undefined':
        return undefined;
      case 'value':
        return packed.value;
      case 'list':
        return packed.items.map(unpack);
      case 'object':
        return Object.fromEntries(packed.entries.map(([name, part]) => [name, unpack(part)]));
      case 'error':
        return new Error(packed.message);
      case 'promise': {
        const waiting = Promise.withResolvers<unknown>();
        promises.set(packed.id, waiting);
        return waiting.promise;
      }
      case 'function':
        return (...parameters: unknown[]): unknown => callAcross(packed.id, parameters);
    }
  };

  const callAcross = (callee: number, parameters: unknown[]): unknown => {
    const id = (lastId += 1);
    tell({ is: 'call', id, callee, parameters: parameters.map(pack) });
    const result = results.get(id);
    results.delete(id);
    if (!result) throw new Error('the other end of the context bridge has gone');
    const value = unpack(result.packed);
    if (result.threw) throw value;
    return value;
  };

  const answerCall = (id: number, callee: number, parameters: readonly Packed[]): void => {
    try {
      const packed = pack(callees.get(callee)?.(...parameters.map(unpack)));
      tell({ is: 'result', id, threw: false, packed });
    } catch (error) {
      tell({ is: 'result', id, threw: true, packed: pack(error) });
    }
  };

  port.addEventListener(hear, (event) => {
    const said = JSON.parse((event as CustomEvent<string>).detail) as Said;
    if (said.is === 'expose') onExpose(said.name, unpack(said.packed));
    else if (said.is === 'call') answerCall(said.id, said.callee, said.parameters);
    else if (said.is === 'result') results.set(said.id, said);
    else promises.get(said.id)?.[said.threw ? 'reject' : 'resolve'](unpack(said.packed));
  });

  return { expose: (name, value) => tell({ is: 'expose', name, packed: pack(value) }) };
}
