import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/card/index.html'), 'utf8');

it('the card page leaves the place where the shell puts the key exactly as the shell looks for it', () => {
  // A formatter that breaks this line leaves the kiosk without a key, and every card unsealed.
  expect(page).toContain('<script type="application/json" id="acquirer-key">null</script>');
});

it('the card page holds no input that would keep what is typed', () => {
  expect(page).not.toMatch(/<(input|textarea|form)\b/);
});
