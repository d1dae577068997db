import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { spokenText } from '../../src-renderer/spoken-text.ts';
import { en } from '../../src-renderer/text/en.ts';
import { voiceWords as enVoice } from '../../src-renderer/text/en-voice.ts';
import { es } from '../../src-renderer/text/es.ts';
import { voiceWords as esVoice } from '../../src-renderer/text/es-voice.ts';
import { heardOn, voicePages } from './voice-page/open-voice-page.ts';
import { stages } from './voice-page/stages.ts';
import type { ScreenName } from '../../src-renderer/screen-name.ts';

const openPage = voicePages();
const languages = {
  es: { words: esVoice, keyboards: [es.keyboard.name, es.search.keypad.keypad] },
  en: { words: enVoice, keyboards: [en.keyboard.name, en.search.keypad.keypad] },
} as const;
/** Beside an amount, which is said in words of its currency. */
const currencies = ['USD', 'COP'];
// Sound: the table has exactly these names.
const screens = Object.keys(stages) as ScreenName[];

interface AccessibleNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
}

/** What Chromium hands to a screen reader: every text and every name; of a keyboard only its own. */
async function accessibleTexts(page: Page, keyboards: readonly string[]): Promise<string[]> {
  const devTools = await page.context().newCDPSession(page);
  const tree = await devTools.send('Accessibility.getFullAXTree');
  const nodes: AccessibleNode[] = tree.nodes;
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const isInKeyboard = (node: AccessibleNode): boolean => {
    const parent = byId.get(node.parentId ?? '');
    return parent !== undefined && (keyboards.includes(String(parent.name?.value)) || isInKeyboard(parent));
  };
  return nodes
    .filter((node) => !node.ignored && node.role?.value !== 'RootWebArea' && !isInKeyboard(node))
    .map(({ name }) => (typeof name?.value === 'string' ? name.value.trim() : ''))
    .filter((name) => name !== '' && !currencies.includes(name));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
}

describe.each(['es', 'en'] as const)('what is said on each screen (%s)', (language) => {
  const { words, keyboards } = languages[language];

  it.each(screens)('is all that a screen reader gets there, and nothing else: %s', async (screen) => {
    const page = await openPage({ screen, language });
    const heard = (await heardOn(page)).join(' ');
    const shown = await accessibleTexts(page, keyboards);
    const said = ` ${wordsOf(heard).join(' ')} `;
    const unsaid = shown.filter((text) => {
      const expected = wordsOf(spokenText(text, words)).join(' ');
      return !said.includes(` ${expected} `);
    });
    expect(unsaid).toEqual([]);
    // An address that may end a line in its middle is several texts, and is said as one.
    const whole = [...shown, shown.join('')].map((text) => spokenText(text, words));
    const known = new Set(wordsOf([...whole, ...ownWords(words)].join(' ')));
    expect(wordsOf(heard).filter((word) => !known.has(word))).toEqual([]);
  });
});

describe('each thing on a screen', () => {
  it('is not said where it is not shown, or is for the eye only; what is for the ear only is', async () => {
    const page = await openPage({ screen: 'sign-in', isVoiceOff: true });
    await page.evaluate(() => {
      const ways = {
        visto: 'aria-hidden="true"',
        oculto: 'hidden',
        apagado: 'style="display: none"',
        invisible: 'style="visibility: hidden"',
        escuchado: 'style="position: absolute; clip-path: inset(50%)"',
      };
      const all = Object.entries(ways).map(([word, way]) => `<p ${way}>Texto ${word}.</p>`);
      document.body.insertAdjacentHTML('beforeend', all.join(''));
      window.voicePage.session.assist.hasVoice = true;
    });
    const [heard = ''] = await heardOn(page);
    expect(heard).toContain('Texto escuchado.');
    expect(heard).not.toMatch(/visto|oculto|apagado|invisible/);
  });

  it('is said once, a field where its label stands', async () => {
    const [heard = ''] = await heardOn(await openPage({ screen: 'sign-in' }));
    expect(heard.split('Contraseña')).toHaveLength(2);
    expect(heard.split('campo de texto')).toHaveLength(3);
  });

  it('is said as a fact: what it is called, then what it is', async () => {
    const [heard = ''] = await heardOn(await openPage({ screen: 'invoice' }));
    expect(heard).toContain('Vence: 18 de mayo de 2026.');
    expect(heard).toMatch(/Energía[^:.]*\.?[^:]*: 38 dólares con 45 centavos/);
  });
});

/** What the voice adds: what a thing is, and how it stands. */
function ownWords(words: typeof esVoice): string[] {
  const { begin, button, field, empty, pressed, notPressed, checked, notChecked, disabled } = words;
  return [begin, button, field, empty, pressed, notPressed, checked, notChecked, disabled];
}
