import { scheme } from './addresses.ts';
import { clipboard, session } from './electron.ts';
import type { Session } from './slice.ts';

/** A place in memory for what one customer's pages keep; nothing of it is ever written to disk. */
export interface CustomerSession {
  readonly partition: string;
  /** Forgets everything. Only when no window uses it any more: a page still alive could write again. */
  wipe(): Promise<void>;
}

/** Opens a partition whose pages can load our own files, and ask for nothing. */
export function openCustomerSession(
  name: string,
  answer: (request: Request) => Promise<Response>,
): CustomerSession {
  // Without the prefix "persist:" Electron keeps a partition in memory only.
  const customers = session.fromPartition(name);
  customers.protocol.handle(scheme, answer);
  denyEverything(customers);
  return {
    partition: name,
    wipe: async () => {
      clipboard.clear();
      await Promise.all([customers.clearStorageData(), customers.clearCache()]);
    },
  };
}

function denyEverything(customers: Session): void {
  customers.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  customers.setPermissionCheckHandler(() => false);
  customers.setDevicePermissionHandler(() => false);
  customers.on('will-download', (event) => {
    event.preventDefault();
  });
}
