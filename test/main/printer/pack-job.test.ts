import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packJob } from '../../../src-main/printer/pack-job.ts';

describe('the parts of a job', () => {
  it('are the whole job in its order, and each fits', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 90 })), (pieces) => {
        const parts = packJob(
          pieces.map((piece) => Buffer.from(piece)),
          100,
        );
        expect(Buffer.concat(parts)).toEqual(Buffer.concat(pieces));
        expect(Math.max(0, ...parts.map((part) => part.length))).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('are no more than they must be', () => {
    const pieces = [40, 40, 20, 1].map((length) => Buffer.alloc(length));
    expect(packJob(pieces, 100).map((part) => part.length)).toEqual([100, 1]);
  });

  it('are refused for a piece that fits none', () => {
    expect(() => packJob([Buffer.alloc(101)], 100)).toThrow(/101 bytes does not fit a part of 100/);
  });
});
