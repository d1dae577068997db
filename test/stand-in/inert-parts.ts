import type { Slice } from '../../src-main/shell/slice.ts';

const nothing = (): undefined => undefined;

/** What has no meaning without Electron: no menu, no clipboard of our own, no display to keep awake. */
export const clipboard = { clear: nothing } satisfies Slice['clipboard'];
export const Menu = { setApplicationMenu: nothing } satisfies Slice['Menu'];
export const powerSaveBlocker = { start: (): number => 1 } satisfies Slice['powerSaveBlocker'];

/** Site names already give every host what the app asks for its scheme: standard, secure, apart. */
export const protocol = { registerSchemesAsPrivileged: nothing } satisfies Slice['protocol'];
