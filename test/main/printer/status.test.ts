import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultOfChange,
  faultOfError,
  faultOfPaper,
  faultWhenOffline,
  isNearEnd,
  readSignals,
  type Signal,
} from '../../../src-main/printer/status.ts';

function read(...bytes: readonly number[]): readonly Signal[] {
  return readSignals(Buffer.from(bytes)).signals;
}

/** All signals of a stream that arrives in these chunks. */
function readChunks(chunks: readonly Uint8Array[]): { signals: Signal[]; rest: Buffer } {
  let rest = Buffer.alloc(0);
  const signals: Signal[] = [];
  for (const chunk of chunks) {
    const found = readSignals(Buffer.concat([rest, chunk]));
    signals.push(...found.signals);
    rest = Buffer.from(found.rest);
  }
  return { signals, rest };
}

const letters = fc.uint8Array({ minLength: 4, maxLength: 4 });
/** What a printer may send, with what it must be read as. */
const signal = fc.oneof(
  fc.constantFrom(0x12, 0x16, 0x1a, 0x32, 0x72, 0x7e).map((status) => ({
    bytes: [status],
    signal: { is: 'now', status },
  })),
  fc
    .tuple(
      fc.constantFrom(0x10, 0x14, 0x18, 0x3c),
      ...([0, 0, 0] as const).map(() => fc.constantFrom(0, 3, 0x0c, 0x0f, 0x6f)),
    )
    .map((bytes) => ({ bytes, signal: { is: 'changed', bytes } as unknown as Signal })),
  fc.constantFrom(0, 3, 0x0f, 0x2c, 0x6f).map((status) => ({
    bytes: [status],
    signal: { is: 'in-turn', status },
  })),
  letters
    .filter((id) => !id.includes(0x11) && !id.includes(0x13))
    .map((id) => ({
      bytes: [0x37, 0x22, ...id, 0],
      signal: { is: 'process-id', id: Buffer.from(id) },
    })),
  fc.constant({ bytes: [0x37, 0x25, 0], signal: { is: 'cleared' } }),
);

describe('what a printer answers', () => {
  it('is told apart by its fixed bits', () => {
    expect(read(0x12)).toEqual([{ is: 'now', status: 0x12 }]);
    expect(read(0x18, 0, 0x0c, 0)).toEqual([{ is: 'changed', bytes: [0x18, 0, 0x0c, 0] }]);
    expect(read(0x0f)).toEqual([{ is: 'in-turn', status: 0x0f }]);
    expect(read(0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0)).toEqual([
      { is: 'process-id', id: Buffer.from('ABCD') },
    ]);
    expect(read(0x37, 0x25, 0)).toEqual([{ is: 'cleared' }]);
    expect(read(0x5f, 0x54, 0x4d, 0)).toEqual([{ is: 'words', text: 'TM' }]);
  });

  it('is read past flow control, also in its middle', () => {
    expect(read(0x11, 0x37, 0x13, 0x25, 0x11, 0)).toEqual([{ is: 'cleared' }]);
  });

  it('is the same however it arrives in pieces', () => {
    fc.assert(
      fc.property(fc.array(signal), fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (sent, sizes) => {
        const bytes = Buffer.from(sent.flatMap((one) => one.bytes));
        const chunks: Buffer[] = [];
        for (let at = 0; at < bytes.length; at += chunks.at(-1)?.length ?? 0) {
          chunks.push(bytes.subarray(at, at + Number(sizes.next().value)));
        }
        const { signals, rest } = readChunks(chunks);
        expect(signals).toEqual(sent.map((one) => one.signal));
        expect(rest).toHaveLength(0);
      }),
    );
  });

  it('never stops the reading, whatever comes, and leaves little unread', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const { signals, rest } = readChunks([bytes]);
        expect(rest.length).toBeLessThan(82);
        expect(signals.length).toBeLessThanOrEqual(bytes.length);
        expect(signals.length + rest.length === 0).toBe(
          bytes.every((byte) => byte === 0x11 || byte === 0x13),
        );
      }),
    );
  });

  it('is found again behind garbage', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0xff, 0x80, 0xc1, 0x37, 0x10)),
        signal,
        (noise, { bytes, signal: sent }) => {
          // FFh is no part of any signal, so what the noise may have begun ends with it.
          const { signals } = readChunks([Buffer.from([...noise, 0xff, ...bytes])]);
          expect(signals.at(-1)).toEqual(sent);
        },
      ),
    );
  });

  it('is garbage when it is no answer at all', () => {
    expect(read(0xff, 0x80, 0x37, 0x99)).toEqual(
      [0xff, 0x80, 0x37, 0x99].map((byte) => ({ is: 'garbage', byte })),
    );
  });
});

describe('a status byte', () => {
  it('says why the printer is off line', () => {
    expect(faultWhenOffline(0x12)).toBeUndefined();
    expect(faultWhenOffline(0x16)).toBe('cover-open');
    expect(faultWhenOffline(0x32)).toBe('paper-out');
    expect(faultWhenOffline(0x52)).toBe('error');
  });

  it('says which error it is', () => {
    expect(faultOfError(0x12)).toBeUndefined();
    expect(faultOfError(0x1a)).toBe('cutter');
    expect([0x16, 0x32, 0x52].map(faultOfError)).toEqual(['error', 'error', 'error']);
  });

  it('says how much paper is left', () => {
    expect(faultOfPaper(0x12)).toBeUndefined();
    expect(faultOfPaper(0x1e)).toBeUndefined();
    expect(isNearEnd(0x1e)).toBe(true);
    expect(isNearEnd(0x12)).toBe(false);
    expect(faultOfPaper(0x7e)).toBe('paper-out');
  });
});

describe('a change that is told unasked', () => {
  it.each([
    [[0x10, 0, 0, 0], undefined],
    [[0x10, 0, 0x03, 0], undefined],
    [[0x18, 0, 0x0f, 0], 'paper-out'],
    [[0x38, 0, 0, 0], 'cover-open'],
    [[0x18, 0x08, 0, 0], 'cutter'],
    [[0x18, 0x20, 0, 0], 'error'],
  ] as const)('%j stops the printing because of %s', (bytes, fault) => {
    expect(faultOfChange(bytes)).toBe(fault);
  });

  it('does not stop it for a head that cools by itself', () => {
    expect(faultOfChange([0x18, 0x40, 0, 0])).toBeUndefined();
  });
});
