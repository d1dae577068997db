import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  CardEntry,
  fieldNames,
  fieldNamesWithoutCode,
  type Key,
} from '../../../src-renderer/card/card-entry.svelte.ts';

const [visa, mastercard] = ['4111111111111111', '5555555555554444'] as const;
const rest = '1130123';
let entry: CardEntry;

beforeEach(() => {
  entry = new CardEntry();
  entry.start('2026-11');
});

function type(digits: string): void {
  for (const digit of digits) entry.press(Number(digit));
}

describe('typing a card', () => {
  it('goes on from number to expiry to code by itself', () => {
    type(visa);
    expect(entry.selected).toBe('expiry');
    type('1130');
    expect(entry.selected).toBe('code');
    expect(entry.isComplete).toBe(false);
    type('123');
    expect(entry.isComplete).toBe(true);
    expect(entry.brand).toBe('visa');
  });

  it('stays at a number whose check digit is wrong, and takes no digit more', () => {
    type('4111111111111112');
    type('9');
    expect(entry.selected).toBe('number');
    expect(entry.fields.number).toEqual({ typed: 16, problem: 'check-digit', isRight: false });
  });

  it('stays at an expired expiry', () => {
    type(`${visa}1026`);
    expect(entry.selected).toBe('expiry');
    expect(entry.fields.expiry.problem).toBe('expired');
  });

  it('is done after the expiry where no code may be asked for', () => {
    entry.start('2026-11', fieldNamesWithoutCode);
    expect(entry.names).not.toContain('code');
    type(`${visa}1130`);
    expect(entry.isComplete).toBe(true);
    type('123');
    expect(entry.digits.code).toHaveLength(0);
    entry.showMissing();
    expect(entry.fields.code.problem).toBeUndefined();
  });

  it('asks for the code again when the next card is charged at once', () => {
    entry.start('2026-11', fieldNamesWithoutCode);
    entry.start('2026-11');
    type(`${visa}1130`);
    expect(entry.isComplete).toBe(false);
    expect(entry.selected).toBe('code');
  });

  it('deletes digit by digit, and from an empty field goes back to the one before', () => {
    type(`${visa}11`);
    for (let presses = 0; presses < 3; presses += 1) entry.press('delete');
    expect(entry.selected).toBe('number');
    expect(entry.fields.number.typed).toBe(16);
    entry.press('delete');
    expect(entry.fields.number.typed).toBe(15);
  });

  it('clears the selected field only', () => {
    type(`${visa}11`);
    entry.press('clear');
    expect(entry.fields.expiry.typed).toBe(0);
    expect(entry.fields.number.typed).toBe(16);
  });

  it('after a corrected number goes straight to what is not right yet', () => {
    type(visa + rest);
    entry.select('number');
    entry.press('delete');
    type('1');
    expect(entry.selected).toBe('number');
    entry.select('code');
    entry.press('clear');
    entry.select('number');
    entry.press('clear');
    type(mastercard);
    expect(entry.selected).toBe('code');
    expect(entry.brand).toBe('mastercard');
  });

  it('says what is missing of a field left half typed, until it is typed on', () => {
    type('4111');
    expect(entry.fields.number.problem).toBeUndefined();
    entry.select('code');
    expect(entry.fields.number.problem).toBe('missing');
    entry.select('number');
    type('1');
    expect(entry.fields.number.problem).toBeUndefined();
  });

  it('asked to be sealed too early, shows every gap and selects the first', () => {
    type(visa);
    entry.select('code');
    entry.showMissing();
    expect(fieldNames.map((name) => entry.fields[name].problem)).toEqual([undefined, 'missing', 'missing']);
    expect(entry.selected).toBe('expiry');
  });

  it('starts again as an empty card', () => {
    type(visa + rest);
    entry.start('2026-11');
    expect(entry.isComplete).toBe(false);
    expect(entry.brand).toBeUndefined();
    expect(fieldNames.map((name) => entry.fields[name].typed)).toEqual([0, 0, 0]);
    expect(entry.selected).toBe('number');
  });
});

describe('the digits of a card', () => {
  it('are overwritten where they were, and what is seen stays', () => {
    type(visa + rest);
    const { number, expiry, code } = entry.digits;
    entry.wipe();
    expect([...number, ...expiry, ...code].every((byte) => byte === 0)).toBe(true);
    expect(entry.digits.number).toHaveLength(0);
    expect(entry.fields.number.typed).toBe(16);
  });

  it('that are deleted leave no byte behind', () => {
    type('4111');
    const { number } = entry.digits;
    entry.press('delete');
    expect(number[3]).toBe(0);
  });

  it('are in nothing that can be seen, however the keys are pressed', () => {
    const key = fc.oneof(fc.nat(9), fc.constantFrom<Key>('delete', 'clear'));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        entry.start('2026-11');
        keys.forEach((pressed) => {
          entry.press(pressed);
        });
        const seen = JSON.stringify([entry.fields, entry.selected, entry.brand]);
        expect(seen).not.toMatch(/\d{3}/);
        expect(fieldNames.map((name) => entry.digits[name].length)).toEqual(
          fieldNames.map((name) => entry.fields[name].typed),
        );
      }),
    );
  });
});
