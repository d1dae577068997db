import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // An entry with ! ships; the pages' own are found through Vite's configurations.
  // Tests and tools may not keep anything else alive in what ships.
  entry: [
    'src-main/shell/preload.ts!',
    // What staff print: the reports of a shift, and the printer's self-test (npm run printer).
    'src-main/receipt/{shift-report,self-test-page}.ts!',
    'scripts/{start,test,build,pack,inspect-package,plant-faults,verify-receipt}.mjs',
    'test/**/*.test.ts',
    'test/e2e/*.spec.ts',
    'test/{demo,simulators}/start.ts',
    'test/tour/tour.ts',
    'test/stand-in/{launch,make-distribution,register}.ts',
    'test/kill/headless/{launch,register}.ts',
    'test/disk/player.ts',
    'test/power/{lane,workload}.ts',
    'test/renderer/voice-page/main.svelte.ts',
    'test/gallery/run.ts',
    'test/gallery/page/*.ts',
    'test/soak/page/*.ts',
    'test/bench/screens/scripted.ts',
    'test/bench/screens/empty/main.ts',
  ],
  vite: { config: ['vite.*.config.ts'] },
  project: ['src-{main,renderer}/**/*.{ts,svelte}!', '{scripts,test}/**/*.{ts,mjs}', '*.{js,cjs,ts}'],
  ignoreDependencies: [
    // Started by name, in scripts/checks.mjs and scripts/pack.mjs.
    'electron-builder',
    'svelte-check',
    // A font, named in a stylesheet.
    '@fontsource-variable/atkinson-hyperlegible-next',
    // A font, read as a file.
    'dejavu-fonts-ttf',
  ],
  // Programs of the system: the set-up installs those that are not everywhere.
  ignoreBinaries: ['espeak-ng', 'mkfifo', 'socat', 'zbarimg'],
  // A type that describes a part of an exported one may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
