import '../../../src-renderer/tokens.css';
import '../../../src-renderer/base.css';
import { mount } from 'svelte';
import type { RequestOf } from '../../../src-main/contract/kiosk-api.ts';
import App from '../../../src-renderer/App.svelte';
import { attachVoice } from '../../../src-renderer/attach-voice.ts';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';
import { Session } from '../../../src-renderer/session.svelte.ts';
import { showLanguage } from '../../../src-renderer/text.svelte.ts';
import { visit } from '../../../src-renderer/visit.ts';
import { FakeKiosk } from '../fake-kiosk.ts';
import { stages } from './stages.ts';

type Spoken = RequestOf<'speak'>;

/** What a test does with the page, from outside. */
export interface VoicePage {
  readonly session: Session;
  readonly kiosk: FakeKiosk;
  /** Everything that was said so far. */
  readonly spoken: Spoken[];
  /** How often the voice was stopped. */
  hushes: number;
  /** From now on each utterance takes until `finish`, as it does with a real voice. */
  talkSlowly(): void;
  finish(): void;
  showLanguage: typeof showLanguage;
}

declare global {
  interface Window {
    voicePage: VoicePage;
  }
}

const asked = new URLSearchParams(location.search);
const kiosk = new FakeKiosk();
kiosk.view = { ...kiosk.view, hasVoice: true };
const spoken: Spoken[] = [];
let talks: Promise<void> | undefined;
let finish = (): void => undefined;
const page: VoicePage = {
  session: new Session(kiosk, 6),
  kiosk,
  spoken,
  hushes: 0,
  talkSlowly: () => {
    talks = new Promise((done) => (finish = done));
  },
  finish: () => {
    const ended = finish;
    talks = new Promise((done) => (finish = done));
    ended();
  },
  showLanguage,
};
const voice = {
  speak: async (said: Spoken) => {
    spoken.push(said);
    await talks;
    return null;
  },
  hush: async () => {
    page.hushes += 1;
    return null;
  },
};

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
// What the screens themselves have said is not what is looked at here.
Object.assign(window, { kiosk: new FakeKiosk(), voicePage: page });
await showLanguage(asked.get('language') === 'en' ? 'en' : 'es');
// Sound: the test asks for a screen by its name.
await stages[asked.get('screen') as ScreenName](page.session, kiosk);
await visit.begin();
mount(App, { target, props: { session: page.session } });
$effect.root(() => {
  $effect(() => attachVoice(page.session, voice));
});
page.session.assist.hasVoice = asked.get('voice') !== 'off';
