import { EventEmitter } from 'node:events';
import type { Slice } from '../../../src-main/shell/slice.ts';

/** A partition that keeps nothing: no page is ever loaded on it. */
class BlindSession extends EventEmitter {
  readonly protocol = { handle: (): undefined => undefined };

  clearCache(): Promise<void> {
    return Promise.resolve();
  }

  clearStorageData(): Promise<void> {
    return Promise.resolve();
  }

  setDevicePermissionHandler(): undefined {
    return undefined;
  }

  setPermissionCheckHandler(): undefined {
    return undefined;
  }

  setPermissionRequestHandler(): undefined {
    return undefined;
  }
}

export const session = {
  fromPartition: () => new BlindSession(),
} satisfies Slice['session'];
