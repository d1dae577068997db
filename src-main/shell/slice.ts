import type * as Electron from 'electron';

type Listener<Values extends unknown[]> = (...values: Values) => void;
type AllOf<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * The events of an emitter, by name. One overload for each, so that the compiler checks each against
 * Electron's own overloads; one generic `on` would accept an event that Electron does not have.
 */
export type Emits<Events extends Record<string, unknown[]>> = AllOf<
  {
    [Name in keyof Events & string]: {
      on(event: Name, listener: Listener<Events[Name]>): unknown;
      once(event: Name, listener: Listener<Events[Name]>): unknown;
    };
  }[keyof Events & string]
>;

export type Contents = Pick<
  Electron.WebContents,
  'send' | 'isDestroyed' | 'setWindowOpenHandler' | 'setVisualZoomLevelLimits'
> &
  Emits<{
    'will-navigate': [Electron.Event<Electron.WebContentsWillNavigateEventParams>];
    'will-frame-navigate': [Electron.Event<Electron.WebContentsWillFrameNavigateEventParams>];
    'will-redirect': [Electron.Event<Electron.WebContentsWillRedirectEventParams>];
    'will-attach-webview': [Electron.Event, Electron.WebPreferences, Record<string, string>];
    'before-input-event': [Electron.Event, Electron.Input];
    'did-finish-load': [];
    'render-process-gone': [Electron.Event, Electron.RenderProcessGoneDetails];
    unresponsive: [];
  }>;

export type Window = Pick<
  Electron.BrowserWindow,
  'loadURL' | 'show' | 'focus' | 'destroy' | 'isDestroyed'
> & { readonly webContents: Contents } & Emits<{ close: [Electron.Event]; closed: []; 'ready-to-show': [] }>;

export type Session = Pick<
  Electron.Session,
  | 'clearCache'
  | 'clearStorageData'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
> & { readonly protocol: Pick<Electron.Protocol, 'handle'> } & Emits<{
    'will-download': [Electron.Event, Electron.DownloadItem, Electron.WebContents];
  }>;

export type App = Pick<
  Electron.App,
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'whenReady'
> & {
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'getSwitchValue' | 'hasSwitch'>;
} & Emits<{ 'before-quit': [Electron.Event]; 'second-instance': []; 'window-all-closed': [] }>;

/**
 * All of Electron that the kiosk uses. `electron.ts` hands out nothing else, so a call outside it does
 * not compile; Electron itself and the stand-in of the tests are both checked against it.
 */
export interface Slice {
  readonly app: App;
  readonly BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => Window;
  readonly clipboard: Pick<Electron.Clipboard, 'clear'>;
  readonly ipcMain: Pick<Electron.IpcMain, 'handle'>;
  readonly Menu: Pick<typeof Electron.Menu, 'setApplicationMenu'>;
  readonly powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start'>;
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
  readonly session: { fromPartition(partition: string): Session };
}

/** The same for the preload, which runs in the screen's process. */
export interface PreloadSlice {
  readonly contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<Electron.IpcRenderer, 'invoke' | 'off' | 'on'>;
}
