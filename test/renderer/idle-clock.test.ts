import { describe, expect, it } from 'vitest';
import { countdownSeconds, quietMs, type Moment } from '../../src-renderer/idle-clock.ts';
import type { ScreenName } from '../../src-renderer/screen-name.ts';

const usual: Omit<Moment, 'screen'> = { isAssisted: false, isChanged: false, isAwaitingMail: false };
const assisted = { ...usual, isAssisted: true, isChanged: true };

describe('the clock that sends a customer away', () => {
  it('asks, and leaves half a minute to answer: more than the 20 seconds of WCAG 2.2.1', () => {
    expect(countdownSeconds).toBeGreaterThanOrEqual(20);
  });

  it.each<ScreenName>(['progress', 'goodbye', 'starting', 'out-of-service'])(
    'never runs on the screen "%s", where money moves or nobody stands',
    (screen) => {
      expect(quietMs({ screen, ...usual })).toBeUndefined();
      expect(quietMs({ screen, ...assisted })).toBeUndefined();
    },
  );

  it.each<ScreenName>([
    'sign-in',
    'register',
    'invoices',
    'invoice',
    'card',
    'review',
    'result',
    'next-invoice',
  ])(
    'gives a customer on "%s" four times as long who hears it, reads it large or reaches it from below',
    (screen) => {
      const alone = quietMs({ screen, ...usual }) ?? 0;
      expect(alone).toBeGreaterThanOrEqual(30_000);
      expect(quietMs({ screen, ...assisted })).toBe(4 * alone);
    },
  );

  it.each<ScreenName>(['register', 'new-password'])(
    'gives who fetches a code from a mail box on "%s" three minutes, and four times as long where it is hard',
    (screen) => {
      expect(quietMs({ screen, ...usual, isAwaitingMail: true })).toBe(180_000);
      expect(quietMs({ screen, ...assisted, isAwaitingMail: true })).toBe(720_000);
    },
  );

  it('forgets the mail with the screen that asked for its code', () => {
    expect(quietMs({ screen: 'invoices', ...usual, isAwaitingMail: true })).toBe(
      quietMs({ screen: 'invoices', ...usual }),
    );
  });

  it('runs before anybody has begun only when the next customer would find another language or other letters', () => {
    expect(quietMs({ screen: 'attract', ...usual })).toBeUndefined();
    expect(quietMs({ screen: 'attract', ...usual, isChanged: true })).toBe(30_000);
  });

  it('lets who hears the first screen, or reads it large, come to its end', () => {
    expect(quietMs({ screen: 'attract', ...assisted })).toBe(120_000);
  });
});
