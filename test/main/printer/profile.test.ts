import { describe, expect, it } from 'vitest';
import { problemOfProfile } from '../../../src-main/printer/profile.ts';
import { profile } from './connected-printer.ts';

describe("a printer's profile", () => {
  it('may be any that printers have', () => {
    expect(problemOfProfile(profile)).toBeUndefined();
    expect(
      problemOfProfile({
        ...{ columns: 32, codePage: 'wpc1252', proof: 'status-in-turn' },
        ...{ receiveBufferBytes: 65_536, hasCutter: false },
      }),
    ).toBeUndefined();
  });

  it.each([
    [{ columns: 40 }, /^columns is 40: it must be 48 .* or 32/],
    [{ columns: '48' }, /^columns is "48"/],
    [{ codePage: 'cp437' }, /^codePage is "cp437": it must be "pc858" or "wpc1252"/],
    [{ proof: undefined }, /^proof is missing: it must be "process-id", or "status-in-turn"/],
    [{ receiveBufferBytes: 0 }, /^receiveBufferBytes is 0: it must be a whole number from 1024 to/],
    [{ receiveBufferBytes: 4096.5 }, /^receiveBufferBytes is 4096.5/],
    [{ receiveBufferBytes: Number.POSITIVE_INFINITY }, /^receiveBufferBytes is Infinity/],
    [{ hasCutter: 'yes' }, /^hasCutter is "yes": it must be true or false/],
  ])('is refused with %j, in words that say what it may be', (wrong, problem) => {
    expect(problemOfProfile({ ...profile, ...wrong })).toMatch(problem);
  });
});
