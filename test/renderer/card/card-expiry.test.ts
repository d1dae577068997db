import { describe, expect, it } from 'vitest';
import { expiryProblem } from '../../../src-renderer/card/card-expiry.ts';
import { typed } from './typed.ts';

const today = '2026-11';

describe('the expiry of a card', () => {
  it.each(['', '0', '1', '01', '12', '122'])('typed as far as "%s" is not called wrong', (digits) => {
    expect(expiryProblem(typed(digits), today)).toBeUndefined();
  });

  it.each(['2', '9', '00', '13', '1930'])('with the month of "%s" is called wrong at once', (digits) => {
    expect(expiryProblem(typed(digits), today)).toBe('month');
  });

  it('is good to the end of its month', () => {
    expect(expiryProblem(typed('1126'), today)).toBeUndefined();
    expect(expiryProblem(typed('1026'), today)).toBe('expired');
    expect(expiryProblem(typed('1225'), today)).toBe('expired');
    expect(expiryProblem(typed('0127'), '2026-12')).toBeUndefined();
  });

  it('so far ahead that the year must be mistyped is noticed', () => {
    expect(expiryProblem(typed('1146'), today)).toBeUndefined();
    expect(expiryProblem(typed('1246'), today)).toBe('far-year');
    expect(expiryProblem(typed('0199'), today)).toBe('far-year');
  });
});
