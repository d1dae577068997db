import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Rune modules (x.svelte.ts) are tested as they are.
  plugins: [svelte()],
  test: {
    include: ['test/**/*.test.ts'],
    // A test that asserts nothing cannot fail, and one that is alone hides the others.
    expect: { requireAssertions: true },
    allowOnly: false,
    // Generous, because tests start real servers and may share two cores with other work.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
