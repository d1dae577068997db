import type { Disk } from './disk.ts';
import type { Scene } from './scene.ts';
import type { Traces } from './traces.ts';

/** What every watch looks at. */
export interface WatchParts {
  readonly scene: Scene;
  readonly disk: Disk;
  readonly traces: Traces;
}
