import { answerCall, MalformedRequest } from '#contract/answer-call.ts';
import type { KioskHandlers } from '#contract/kiosk-api.ts';
import { callNames, type CallName } from '#contract/requests.ts';
import { isScreen, type Sender } from './addresses.ts';
import { callChannel } from './channels.ts';
import { reportFault } from './report.ts';

/** What this needs of Electron's ipcMain; given, so that tests can be on the other end. */
export interface CallSource {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: Sender | null }, wire: unknown) => Promise<unknown>,
  ): void;
}

class RefusedSender extends Error {}

/**
 * Answers screens, and only screens: the top frame of a page of ours, with a request that parses.
 *
 * @param onRefused - told of each call that was refused and why: names of ours, never a value of theirs
 * @see https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function answerScreens(
  source: CallSource,
  handlers: KioskHandlers,
  onRefused: (why: string) => void,
): void {
  for (const name of callNames) {
    source.handle(callChannel(name), async ({ senderFrame }, wire) => {
      try {
        if (!isScreen(senderFrame)) throw new RefusedSender(`${name}: refused, not a screen of this kiosk`);
        return await answer(handlers, name, wire);
      } catch (error) {
        if (error instanceof MalformedRequest || error instanceof RefusedSender) onRefused(error.message);
        throw error;
      }
    });
  }
}

/** Electron prints and sends on the message of what is thrown here, so it names the call and no value. */
async function answer(handlers: KioskHandlers, name: CallName, wire: unknown): Promise<unknown> {
  try {
    return await answerCall(handlers, name, wire);
  } catch (error) {
    if (error instanceof MalformedRequest) throw error;
    reportFault(name, error);
    throw new Error(`${name}: failed`);
  }
}
