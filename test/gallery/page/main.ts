import '../../../src-renderer/tokens.css';
import '../../../src-renderer/base.css';
import { mount, tick, unmount } from 'svelte';
import App from '../../../src-renderer/App.svelte';
import { isCardToKiosk, type CardToKiosk } from '../../../src-renderer/card/card-messages.ts';
import { rowsAtMost } from '../../../src-renderer/parts/fitting-rows.ts';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';
import { Session } from '../../../src-renderer/session.svelte.ts';
import { showLanguage } from '../../../src-renderer/text.svelte.ts';
import { visit } from '../../../src-renderer/visit.ts';
import type { FakeKiosk } from '../../renderer/fake-kiosk.ts';
import { scriptedKiosk } from '../scripted-kiosk.ts';
import { glasses, pxPerMm, readFromMm, type View } from '../sizes.ts';
import type { Stage, State } from '../states/state.ts';
import { states } from '../states/states.ts';
import './inspect.ts';
import { passSecond, stopClock } from './still-clock.ts';

export interface GalleryPage {
  readonly states: readonly Pick<State, 'name' | 'screen' | 'card' | 'isMain' | 'isSentence'>[];
  /** Every screen that there is. */
  readonly screens: readonly ScreenName[];
  /** Brings a state about, and says whether its customer has pressed or typed anything on this screen. */
  show(name: string, view: View): Promise<{ readonly hasActed: boolean }>;
}

/** A screen that is added, and has no state, is told of by name. */
const everyScreen: Readonly<Record<ScreenName, true>> = {
  starting: true,
  attract: true,
  'sign-in': true,
  scan: true,
  'find-account': true,
  register: true,
  'new-password': true,
  accounts: true,
  invoices: true,
  'paid-invoices': true,
  invoice: true,
  'part-amount': true,
  method: true,
  'no-printer': true,
  card: true,
  review: true,
  progress: true,
  result: true,
  'next-invoice': true,
  'find-payment': true,
  goodbye: true,
  'out-of-service': true,
};

declare global {
  interface Window {
    gallery: GalleryPage;
  }
}

await visit.begin();
stopClock();
/** As parts/CardFrame.svelte has it. */
const cardOrigin = `${location.protocol}//${location.host.replace(/^kiosk/, 'card')}`;
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
let shown: ReturnType<typeof mount> | undefined;
let hasActed = false;

/** What was asked for has happened, and is on the screen. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((done) => setTimeout(done));
    await tick();
  }
}

function waitForCard(is: CardToKiosk['is']): Promise<void> {
  return new Promise((done, fail) => {
    const tooLate = setTimeout(() => fail(new Error('the card frame says nothing')), 10_000);
    const hear = ({ origin, data }: MessageEvent<unknown>): void => {
      if (origin !== cardOrigin || !isCardToKiosk(data)) return;
      if (data.is !== is) return;
      clearTimeout(tooLate);
      window.removeEventListener('message', hear);
      void settle().then(done);
    };
    window.addEventListener('message', hear);
  });
}

function pressables(): HTMLElement[] {
  const scope = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  return [...scope.querySelectorAll<HTMLElement>('button, input')].filter((node) => node.checkVisibility());
}

function nameOf(node: HTMLElement): string {
  const name = node.getAttribute('aria-label') ?? node.innerText;
  return name.replaceAll(/\s+/g, ' ').trim();
}

async function press(name: string): Promise<void> {
  const all = pressables();
  const found =
    all.find((node) => nameOf(node) === name) ?? all.find((node) => nameOf(node).startsWith(name));
  if (!found) throw new Error(`nothing here is called ${name}: ${all.map(nameOf).join(' | ')}`);
  hasActed = true;
  found.focus();
  found.click();
  await settle();
}

async function type(label: string, typed: string): Promise<void> {
  const found = [...document.querySelectorAll('label')].find((node) => node.innerText.trim() === label);
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field is called ${label}`);
  hasActed = true;
  input.focus();
  input.value = typed;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

async function sayAsCard(data: object): Promise<void> {
  const source = document.querySelector('iframe')?.contentWindow ?? null;
  window.dispatchEvent(new MessageEvent('message', { data, origin: cardOrigin, source }));
  await settle();
}

function lookAs(kiosk: FakeKiosk, { size }: View): void {
  kiosk.view = { ...kiosk.view, screen: { pxPerMm: pxPerMm(glasses[size]), readFromMm } };
}

async function show(name: string, view: View): Promise<{ readonly hasActed: boolean }> {
  const state = states.find((known) => known.name === name);
  if (!state || !target) throw new Error(`there is no state ${name}`);
  if (shown) await unmount(shown);
  shown = undefined;
  hasActed = false;
  await showLanguage(view.language);
  const kiosk = scriptedKiosk();
  lookAs(kiosk, view);
  state.kiosk?.(kiosk);
  Object.assign(window, { kiosk });
  const session = new Session(kiosk, rowsAtMost());
  session.assist.hasLargeText = view.mode === 'large';
  session.assist.hasHighContrast = view.mode === 'contrast';
  session.assist.isLow = view.mode === 'low';
  shown = mount(App, { target, props: { session } });
  await settle();
  const stage: Stage = {
    kiosk,
    session,
    pass: (seconds) => {
      for (let second = 0; second < seconds; second += 1) passSecond();
    },
    press,
    type,
    waitForCard,
    sayAsCard,
  };
  await state.reach?.(stage);
  await settle();
  await document.fonts.ready;
  // What appears by and by is there; what moves with a scrolled column goes on doing so.
  for (const animation of document.getAnimations()) {
    const isEndless = animation.effect?.getComputedTiming().endTime === Infinity;
    if (animation.timeline !== document.timeline) continue;
    if (isEndless) animation.cancel();
    else animation.finish();
  }
  await Promise.all([...document.images].map((image) => image.decode()));
  await new Promise(requestAnimationFrame);
  if (session.screen !== state.screen) throw new Error(`${name} came to ${session.screen}`);
  return { hasActed };
}

window.gallery = {
  states: states.map(({ name, screen, card, isMain, isSentence }) => ({
    name,
    screen,
    ...(card !== undefined && { card }),
    ...(isMain && { isMain }),
    ...(isSentence && { isSentence }),
  })),
  screens: Object.keys(everyScreen) as ScreenName[],
  show,
};
