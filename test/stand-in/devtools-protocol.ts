/** A request that Chromium holds until it is told what to do with it. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
}

interface Header {
  readonly name: string;
  readonly value: string;
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly openerId?: string;
}

/**
 * The part of the Chrome DevTools Protocol that the stand-in speaks.
 *
 * @see https://chromedevtools.github.io/devtools-protocol/tot/
 */
export interface Commands {
  'Browser.close': { parameters: object; result: object };
  'Browser.getWindowForTarget': { parameters: { targetId: string }; result: { windowId: number } };
  'Browser.setDownloadBehavior': {
    parameters: { behavior: 'deny'; browserContextId: string };
    result: object;
  };
  'Browser.setPermission': {
    parameters: { permission: { name: string }; setting: 'granted' | 'denied'; browserContextId: string };
    result: object;
  };
  'Browser.setWindowBounds': {
    parameters: { windowId: number; bounds: { windowState: 'fullscreen' } };
    result: object;
  };
  'Fetch.continueRequest': { parameters: { requestId: string }; result: object };
  'Fetch.enable': { parameters: object; result: object };
  'Fetch.failRequest': {
    parameters: { requestId: string; errorReason: 'Aborted' | 'Failed' };
    result: object;
  };
  'Fetch.fulfillRequest': {
    parameters: { requestId: string; responseCode: number; responseHeaders: Header[]; body: string };
    result: object;
  };
  'Inspector.enable': { parameters: object; result: object };
  'Page.addScriptToEvaluateOnNewDocument': {
    parameters: { source: string; worldName?: string };
    result: object;
  };
  'Page.crash': { parameters: object; result: object };
  'Page.enable': { parameters: object; result: object };
  'Page.getFrameTree': { parameters: object; result: { frameTree: { frame: { id: string } } } };
  'Page.navigate': { parameters: { url: string }; result: { errorText?: string; loaderId?: string } };
  'Page.setLifecycleEventsEnabled': { parameters: { enabled: boolean }; result: object };
  'Runtime.addBinding': { parameters: { name: string; executionContextName: string }; result: object };
  'Runtime.enable': { parameters: object; result: object };
  'Runtime.evaluate': { parameters: { expression: string; contextId: number }; result: object };
  'Runtime.runIfWaitingForDebugger': { parameters: object; result: object };
  'Target.closeTarget': { parameters: { targetId: string }; result: object };
  'Target.createBrowserContext': { parameters: object; result: { browserContextId: string } };
  'Target.createTarget': {
    parameters: { url: string; newWindow: boolean; browserContextId: string };
    result: { targetId: string };
  };
  'Target.disposeBrowserContext': { parameters: { browserContextId: string }; result: object };
  'Target.setAutoAttach': {
    parameters: {
      autoAttach: boolean;
      waitForDebuggerOnStart: boolean;
      flatten: boolean;
      filter: { type: string }[];
    };
    result: object;
  };
}

export interface Events {
  'Fetch.requestPaused': PausedRequest;
  'Inspector.targetCrashed': object;
  'Page.frameNavigated': { frame: { id: string; parentId?: string; url: string } };
  'Page.lifecycleEvent': { frameId: string; loaderId: string; name: string };
  'Page.windowOpen': { url: string };
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number };
  'Runtime.executionContextCreated': { context: { id: number; name: string; auxData: { frameId: string } } };
  'Runtime.executionContextDestroyed': { executionContextId: number };
  'Runtime.executionContextsCleared': object;
  'Target.attachedToTarget': { sessionId: string; targetInfo: Target };
  'Target.detachedFromTarget': { sessionId: string };
}
