import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Short names for what belongs to one component's styles: of a hash a packer saves nothing. */
const numbers = new Map();

/** @param {{ filename: string }} component */
function cssHash({ filename }) {
  if (!numbers.has(filename)) numbers.set(filename, numbers.size);
  return `s${numbers.get(filename).toString(36)}`;
}

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, cssHash },
};
