import type { Page } from '@playwright/test';
import { describe, expect, it, vi } from 'vitest';
import { heardOn, voicePages } from './voice-page/open-voice-page.ts';

const openPage = voicePages();
/** Generous: the browser may share two cores with other work. */
const patience = { timeout: 20_000 };
const begin = 'Conecte sus audífonos.';

/** What was said last, once it is something that matters. */
async function expectToHear(page: Page, expected: string | RegExp): Promise<void> {
  await vi.waitFor(async () => expect((await heardOn(page)).at(-1)).toMatch(expected), patience);
}

async function countHeard(page: Page): Promise<number> {
  return page.evaluate(() => window.voicePage.spoken.length);
}

/** Longer than the voice takes to notice what has changed. */
async function framesPass(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
  });
}

describe('a customer who switches the voice on', () => {
  it('hears how to begin, then the whole screen, from its title to what can be done', async () => {
    const page = await openPage({ screen: 'attract' });
    const [first = ''] = await heardOn(page);
    expect(first.startsWith(begin)).toBe(true);
    expect(first).toContain('Pague su factura aquí.');
    expect(first.indexOf('Pague su factura aquí')).toBeLessThan(first.indexOf('Ingresar con mi usuario'));
  });

  it('does so with the key that repeats, where they cannot see the button', async () => {
    const page = await openPage({ screen: 'attract', isVoiceOff: true });
    await page.keyboard.press('F1');
    await expectToHear(page, begin);
  });

  it('hears nothing more once it is switched off', async () => {
    const page = await openPage({ screen: 'attract' });
    await heardOn(page);
    await page.evaluate(() => {
      window.voicePage.hushes = 0;
      window.voicePage.session.assist.hasVoice = false;
    });
    await vi.waitFor(
      async () => expect(await page.evaluate(() => window.voicePage.hushes)).toBe(1),
      patience,
    );
    const before = await countHeard(page);
    await page.evaluate(() => (window.voicePage.session.screen = 'sign-in'));
    await page.getByRole('heading', { name: 'Ingrese sus datos' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await countHeard(page)).toBe(before);
  });
});

describe('while the voice is on, the customer', () => {
  it('hears each new screen, and the volume that was chosen', async () => {
    const page = await openPage({ screen: 'attract' });
    await heardOn(page);
    await page.evaluate(() => {
      window.voicePage.session.assist.volume = 80;
      window.voicePage.session.screen = 'sign-in';
    });
    await expectToHear(page, /^Ingrese sus datos\..*Contraseña: vacío, campo de texto/);
    const last = await page.evaluate(() => window.voicePage.spoken.at(-1));
    expect(last).toMatchObject({ language: 'es', volume: 80 });
  });

  it('hears what the focus comes to, and how it stands', async () => {
    const page = await openPage({ screen: 'attract' });
    await heardOn(page);
    const large = page.getByRole('button', { name: 'Letra grande' });
    await large.focus();
    await expectToHear(page, 'Letra grande, desactivado, botón.');
    await page.keyboard.press('Enter');
    await expectToHear(page, 'Letra grande, activado, botón.');
  });

  it('hears the amount of a bill in words, and its number one character at a time', async () => {
    const page = await openPage({ screen: 'invoice' });
    const [heard = ''] = await heardOn(page);
    expect(heard).toContain('38 dólares con 45 centavos');
    expect(heard).toContain('número de factura: F guion 0 0 0 0 0 0 0 1.');
    expect(heard).toContain('3 de mayo de 2026');
  });

  it('hears the same screen in the other language as soon as it is shown, with its voice', async () => {
    const page = await openPage({ screen: 'invoice' });
    await heardOn(page);
    await page.evaluate(() => window.voicePage.showLanguage('en'));
    await expectToHear(page, '38 dollars and 45 cents');
    expect(await page.evaluate(() => window.voicePage.spoken.at(-1)?.language)).toBe('en');
  });

  it('hears the screen again with F1', async () => {
    const page = await openPage({ screen: 'invoice' });
    const [first = ''] = await heardOn(page);
    await page.keyboard.press('F1');
    await vi.waitFor(async () => expect(await countHeard(page)).toBe(2), patience);
    const again = (await heardOn(page)).at(-1) ?? '';
    expect(first).toContain(again.slice(0, 100));
    expect(again.startsWith(begin)).toBe(false);
  });

  it('interrupts with any action: a key, or a finger anywhere', async () => {
    const page = await openPage({ screen: 'invoice' });
    await heardOn(page);
    await page.evaluate(() => (window.voicePage.hushes = 0));
    await page.keyboard.press('Shift');
    await page.mouse.click(500, 900);
    expect(await page.evaluate(() => window.voicePage.hushes)).toBe(2);
  });

  it('hears a question that comes up, and afterwards only where the focus is again', async () => {
    const page = await openPage({ screen: 'invoice' });
    await heardOn(page);
    await page.getByRole('button', { name: 'Salir' }).focus();
    await page.keyboard.press('Enter');
    await expectToHear(page, /^¿Quiere salir\?.*No se ha hecho ningún cobro\..*botón/);
    await page.getByRole('button', { name: 'Seguir aquí' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await vi.waitFor(async () => expect(await countHeard(page)).toBe(3), patience);
    const focused = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    expect((await heardOn(page)).at(-1)).toMatch(new RegExp(`^${focused}(, botón)?\\.$`));
  });
});

describe('what is typed', () => {
  it('is heard key by key, from either keyboard, and so is what is deleted', async () => {
    const page = await openPage({ screen: 'sign-in' });
    await heardOn(page);
    await page.getByLabel('Correo o número de cliente').focus();
    await expectToHear(page, /^Correo o número de cliente: vacío, campo de texto/);
    await page.keyboard.insertText('ñ');
    await expectToHear(page, /^ñ$/);
    await page.getByRole('button', { name: '@', exact: true }).click();
    await expectToHear(page, /^@$/);
    await page.keyboard.press('Backspace');
    await expectToHear(page, 'Borrado: arroba.');
  });

  it('in a password is never heard: only that there was a key, and how many', async () => {
    const page = await openPage({ screen: 'sign-in' });
    await heardOn(page);
    await page.getByLabel('Contraseña', { exact: true }).focus();
    await expectToHear(page, 'Contraseña: vacío, campo de texto');
    for (const key of 'zorro') await page.keyboard.press(key);
    await expectToHear(page, /5 teclas\.$/);
    await page.keyboard.press('Backspace');
    await expectToHear(page, /^4 teclas\.$/);
    await page.keyboard.press('F1');
    await expectToHear(page, 'Contraseña: 4 teclas, campo de texto');
    expect((await heardOn(page)).join(' ')).not.toMatch(/zor|\bz\b|z o r/);
  });

  it('in a password is not heard when it is shown either', async () => {
    const page = await openPage({ screen: 'sign-in' });
    await heardOn(page);
    const password = page.getByLabel('Contraseña', { exact: true });
    await password.focus();
    await expectToHear(page, /^Contraseña: vacío/);
    for (const key of 'zorro') await page.keyboard.press(key);
    await expectToHear(page, /5 teclas/);
    await password.evaluate((input) => input.setAttribute('type', 'text'));
    await page.keyboard.press('s');
    await expectToHear(page, /^6 teclas\.$/);
    await page.keyboard.press('F1');
    await expectToHear(page, 'Contraseña: 6 teclas');
    expect((await heardOn(page)).join(' ')).not.toMatch(/zorr|z o r r/);
  });
});

describe('the card, which is typed in a page of its own', () => {
  it('is heard as how much of it is typed, and what is wrong with it; the voice learns no digit', async () => {
    const page = await openPage({ screen: 'card' });
    await heardOn(page);
    const [frame] = page.frames().slice(1);
    const tell = async (state: object): Promise<void> => {
      const told = { is: 'state', complete: false, field: 'number', of: 16, problem: null, ...state };
      await frame?.evaluate((message) => window.parent.postMessage(message, '*'), told);
    };
    await tell({ typed: 5 });
    await expectToHear(page, /^Número de la tarjeta, 5 de 16 dígitos\.$/);
    await tell({ typed: 16, problem: 'check-digit' });
    await expectToHear(
      page,
      /^Número de la tarjeta, 16 de 16 dígitos\. Revise el número: no coincide con una tarjeta\.$/,
    );
    await page.evaluate(() => window.voicePage.showLanguage('en'));
    await expectToHear(page, /^Your card details\./);
    await tell({ field: 'code', typed: 1, of: 3 });
    await expectToHear(page, /^Security code, 1 of 3 digits\.$/);
  });

  it('is heard from the first digit on: the name of its page does not cut that off', async () => {
    const page = await openPage({ screen: 'card' });
    await heardOn(page);
    await page.locator('iframe').focus();
    const told = { is: 'state', complete: false, field: 'number', typed: 1, of: 16, problem: null };
    await page.frames()[1]?.evaluate((message) => window.parent.postMessage(message, '*'), told);
    await expectToHear(page, /^Número de la tarjeta, 1 de 16 dígitos\.$/);
    await framesPass(page);
    expect((await heardOn(page)).at(-1)).toMatch(/1 de 16/);
  });

  it('is heard from its own page only', async () => {
    const page = await openPage({ screen: 'card' });
    await heardOn(page);
    const told = { is: 'state', complete: false, field: 'number', typed: 4, of: 16, problem: null };
    await page.evaluate((message) => window.postMessage(message, '*'), told);
    await page.keyboard.press('F1');
    await vi.waitFor(async () => expect(await countHeard(page)).toBe(2), patience);
    expect((await heardOn(page)).join(' ')).not.toContain('4 de 16');
  });
});

describe('what happens by itself', () => {
  it('is said when it changes: a problem at once, news when what is being said has been said', async () => {
    const page = await openPage({ screen: 'result' });
    await expectToHear(page, /Pago aprobado\..*38 dólares con 45 centavos/);
    await page.evaluate(() => {
      window.voicePage.talkSlowly();
      window.voicePage.session.screen = 'sign-in';
    });
    await expectToHear(page, 'Ingrese sus datos.');
    const before = await countHeard(page);
    await page.evaluate(() => {
      const news = document.createElement('p');
      news.setAttribute('role', 'status');
      news.id = 'news';
      document.body.append(news);
      news.textContent = 'Tome su comprobante.';
    });
    await framesPass(page);
    expect(await countHeard(page)).toBe(before);
    await page.evaluate(() => window.voicePage.finish());
    await expectToHear(page, /^Tome su comprobante\.$/);
    await page.evaluate(() => {
      const problem = document.createElement('p');
      problem.setAttribute('role', 'alert');
      problem.textContent = 'La contraseña no coincide.';
      document.body.append(problem);
    });
    await expectToHear(page, /^La contraseña no coincide\.$/);
  });

  it('is not said when only a clock counts', async () => {
    const page = await openPage({ screen: 'sign-in' });
    await heardOn(page);
    const before = await countHeard(page);
    await page.evaluate(() => {
      const clock = document.createElement('p');
      clock.id = 'clock';
      clock.textContent = 'Puede pedir otro código en 30 segundos';
      document.body.append(clock);
    });
    await expectToHear(page, 'en 30 segundos');
    for (const seconds of [29, 28, 27]) {
      await page.evaluate((left) => {
        const clock = document.getElementById('clock');
        if (clock) clock.textContent = `Puede pedir otro código en ${left} segundos`;
      }, seconds);
    }
    await page.evaluate(() => {
      const end = document.createElement('p');
      end.textContent = 'Fin.';
      document.body.append(end);
    });
    await expectToHear(page, /^Fin\.$/);
    expect(await countHeard(page)).toBe(before + 2);
  });
});
