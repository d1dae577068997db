import type { Locator, Page } from '@playwright/test';
import { button, title } from '../../e2e/customer.ts';
import type { Glass } from './glass.ts';

/** A touch that was timed, in milliseconds, and the one of the empty page right after it. */
export interface Tap {
  readonly screen: string;
  /** Its answer is a whole other screen. */
  readonly isTurn: boolean;
  readonly tookMs: number;
  readonly emptyMs: number;
}

/** What the touches of a screen change. */
const heading = 'h1';
const field = 'input';
const question = 'dialog';
const list = 'nav [role=status], main li';

/** For its first moment a screen of which a slip would cost money is deaf, and is left alone: a person reads. */
const deafMs = 1_000;

/** A customer who touches everything once, on the screens as they ship; every touch is timed. */
export class Journey {
  readonly taps: Tap[] = [];
  readonly #glass: Glass;
  readonly #page: Page;
  readonly #touchEmpty: () => Promise<number>;

  /** @param touchEmpty - done after each touch: times one of the empty page */
  constructor(glass: Glass, touchEmpty: () => Promise<number>) {
    this.#glass = glass;
    this.#page = glass.page;
    this.#touchEmpty = touchEmpty;
  }

  /** From the first screen to the last one. */
  async goAllTheWay(): Promise<void> {
    await this.#signIn(10);
    await this.#turnPages('list of 10');
    await this.#markSeveral();
    await this.#readBill();
    await this.#payPart();
    await this.#tap('detail', button(this.#page, /^Pagar \$/), heading);
    await this.#page.waitForTimeout(deafMs);
    await this.#tap('method', button(this.#page, /^Tarjeta de crédito/), heading);
    await this.#typeCard();
    await this.#confirm();
  }

  /** The other ways in, each as far as its keys. */
  async lookAround(): Promise<void> {
    const back = button(this.#page, 'Volver');
    await this.#tap('attract', button(this.#page, /^Escanear/), heading);
    await this.#tap('scan', button(this.#page, /^Escribir el número/), heading);
    await this.#type('find', '100');
    await this.#tap('find', back, heading);
    if (await title(this.#page, 'Escanee su factura').isVisible()) await this.#tap('scan', back, heading);
    await this.#tap('attract', button(this.#page, 'Crear una cuenta'), heading);
    await this.#type('register', '100');
    await this.#tap('register', back, heading);
  }

  /** A manager of many homes. */
  async turnThousands(): Promise<void> {
    await this.#signIn(2_000);
    await this.#turnPages('list of 2,000');
    await this.#turnPages('list of 2,000');
  }

  async #tap(screen: string, target: Locator, answer: string): Promise<void> {
    const tookMs = await this.#glass.time(target, answer);
    await this.#keep({ screen, isTurn: answer === heading, tookMs });
  }

  async #keep(tap: Omit<Tap, 'emptyMs'>): Promise<void> {
    this.taps.push({ ...tap, emptyMs: await this.#touchEmpty() });
  }

  async #type(screen: string, typed: string): Promise<void> {
    for (const key of typed) {
      const pad = this.#page.locator('.keypad').getByRole('button', { name: key, exact: true });
      await this.#tap(screen, this.#page.locator(`[data-key="${key}"]`).or(pad), field);
    }
  }

  async #signIn(total: number): Promise<void> {
    await this.#page.evaluate((many) => window.billsOfNext(many), total);
    await this.#tap('attract', button(this.#page, /^Ingresar con mi usuario/), heading);
    await this.#type('sign-in', 'maria');
    await this.#tap('sign-in', this.#page.locator('[data-key="page"]'), '.keyboard');
    await this.#tap('sign-in', this.#page.locator('[data-key="page"]'), '.keyboard');
    await this.#tap('sign-in', this.#page.locator('[data-key="@gmail.com"]'), field);
    await this.#page.getByLabel('Contraseña', { exact: true }).focus();
    await this.#type('sign-in', 'luz');
    await this.#tap('sign-in', button(this.#page, /^Ingresar$/), heading);
  }

  async #turnPages(screen: string): Promise<void> {
    await this.#tap(screen, button(this.#page, 'Siguientes'), list);
    await this.#tap(screen, button(this.#page, 'Anteriores'), list);
  }

  async #markSeveral(): Promise<void> {
    await this.#tap('several', button(this.#page, 'Pagar varias'), heading);
    const rows = this.#page.getByRole('main').getByRole('checkbox');
    for (const place of [0, 1, 2]) await this.#tap('several', rows.nth(place), '[role=checkbox]');
    await this.#tap('several', button(this.#page, 'Volver'), heading);
  }

  async #readBill(): Promise<void> {
    await this.#tap(
      'list of 10',
      this.#page.getByRole('main').getByRole('listitem').first().getByRole('button'),
      heading,
    );
    await this.#tap('detail', button(this.#page, 'Salir'), question);
    await this.#tap('dialogs', button(this.#page, 'Seguir aquí'), question);
  }

  async #payPart(): Promise<void> {
    await this.#tap('detail', button(this.#page, 'Pagar otra cantidad'), heading);
    await this.#type('part', '20');
    await this.#tap('part', button(this.#page, 'Volver'), heading);
  }

  async #typeCard(): Promise<void> {
    const iframe = await this.#page.locator('iframe').elementHandle();
    const frame = await iframe.contentFrame();
    if (!frame) throw new Error('there is no card frame');
    await frame.getByRole('group', { name: 'Teclado numérico' }).waitFor();
    await this.#glass.slow(frame);
    for (const digit of '41111111111111111230737') {
      const key = frame.locator('.keypad').getByRole('button', { name: digit, exact: true });
      const tookMs = await this.#glass.time(key, '.digits', frame);
      await this.#keep({ screen: 'card', isTurn: false, tookMs });
    }
    await this.#tap('card', button(this.#page, 'Leer los términos'), question);
    await this.#tap('dialogs', button(this.#page, 'Cerrar').last(), question);
    await this.#tap('card', this.#page.getByRole('checkbox'), 'input[type=checkbox]');
    await this.#tap('card', button(this.#page, 'Siguiente paso'), heading);
  }

  async #confirm(): Promise<void> {
    await this.#page.waitForTimeout(deafMs);
    await this.#tap('review', button(this.#page, /^Confirmar y pagar/), heading);
    await this.#page.waitForTimeout(deafMs);
    await this.#tap('result', button(this.#page, 'Ver en el celular'), question);
    await this.#tap('dialogs', button(this.#page, 'Cerrar').last(), question);
    await this.#tap('result', button(this.#page, 'Continuar'), heading);
    await this.#tap('next', button(this.#page, 'Terminar'), heading);
  }
}
