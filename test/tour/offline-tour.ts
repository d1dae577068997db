import { expect, type Page } from '@playwright/test';
import type { Branch } from '../e2e/branch.ts';
import { button, cards, expiry, giveCard, signIn, title, touch } from '../e2e/customer.ts';
import { freshPage, type LaunchedKiosk } from '../e2e/launch.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import type { Album } from './album.ts';

/** The kiosk looks at who answers more and more seldom, and the screen looks at the kiosk. */
const noticed = { timeout: 120_000 };
const inQueue = 'Todavía no se ha cobrado';

/** What a customer meets while the company, the bank or both are silent. */
export class OfflineTour {
  readonly #branch: Branch;
  readonly #album: Album;
  readonly #size: string;
  #kiosk: LaunchedKiosk;
  #page: Page;

  constructor(
    branch: Branch,
    album: Album,
    at: { readonly size: string; readonly kiosk: LaunchedKiosk; readonly page: Page },
  ) {
    this.#branch = branch;
    this.#album = album;
    this.#size = at.size;
    this.#kiosk = at.kiosk;
    this.#page = at.page;
  }

  async payWithoutBiller(): Promise<void> {
    const page = this.#page;
    const { biller } = this.#branch.simulators;
    await signIn(page, demoCustomers.withSeveral);
    await this.#choose();
    await biller.pause();
    await expect(page.getByText('Puede pagar: ella aplicará su pago')).toBeVisible(noticed);
    await this.#look(
      'invoice-biller-silent',
      'the company is silent: paying goes on, and the invoice says so',
    );
    await touch(page, button(page, 'Volver'));
    await expect(page.getByText('como estaban hace un momento')).toBeVisible();
    await this.#look('invoices-biller-silent', 'the list is the one of a moment ago');
    await this.#choose();
    await touch(page, button(page, /^Pagar \$/));
    await giveCard(page, cards.approving);
    await this.#confirm(/^Confirmar y pagar/);
    await expect(page.getByText('La empresa lo aplicará a su factura')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Tome su comprobante.')).toBeVisible();
    await this.#look('paid-posting-later', 'is paid; the company will be told as soon as it answers');
    await this.#leave('Continuar', 'Terminar');
  }

  async seeWhatAttractSays(): Promise<void> {
    const { biller, vpos } = this.#branch.simulators;
    await expect(this.#page.getByText('no podemos consultar facturas')).toBeVisible(noticed);
    await this.#look('attract-biller-silent', 'who comes next is told before signing in');
    await vpos.pause();
    await expect(this.#page.getByText('no responden la empresa ni el banco')).toBeVisible(noticed);
    await this.#look('attract-both-silent', 'the bank is silent too: one notice, and where to go');
    await biller.resume();
    // Until it is posted the bill that was just paid is still in the company's list.
    await expect(this.#page.getByText('por aplicar')).toBeHidden(noticed);
    await expect(this.#page.getByText('Puede dejar su pago en cola')).toBeVisible(noticed);
  }

  /** Leaves one payment in the queue. Returns its reference. */
  async queueOne(): Promise<string> {
    const page = this.#page;
    await signIn(page, demoCustomers.withSeveral);
    await this.#choose();
    await expect(page.getByText('Ahora no hay conexión con el banco.')).toBeVisible(noticed);
    await this.#look('invoice-queue', 'the button says what it does, and the notice what that means');
    await touch(page, button(page, /^Dejar el pago en cola/));
    await this.#typeCardWithoutCode();
    await this.#look('card-queue', 'types the card; its code is not asked for, because it may not wait');
    await touch(page, button(page, 'Leer los términos'));
    await this.#look('terms-queue', 'reads what a queued payment is');
    await touch(page, button(page, 'Cerrar'));
    await touch(page, button(page, 'Siguiente paso'));
    await expect(title(page, 'Revise antes de dejarlo en cola')).toBeVisible();
    await this.#look('review-queue', 'reviews it: nothing is charged now');
    await this.#confirm(/^Confirmar y dejar en cola/);
    await expect(page.getByText('Tome su papel con la referencia')).toBeVisible();
    await this.#look('queued', 'is told that it is EN COLA and not paid, with the reference');
    this.#album.keepPaper('receipt-queued', this.#branch.simulators.printer.papers().at(-1));
    const reference = await this.#readReference();
    await touch(page, button(page, 'Continuar'));
    await expect(title(page, 'Su siguiente factura pendiente')).toBeVisible();
    await this.#look('next-invoice-queue', 'the next invoice is offered, not the one in the queue');
    await touch(page, button(page, 'Ver todas'));
    await expect(page.getByText('Pago en curso')).toBeVisible();
    await this.#look('invoices-queue', 'the list marks the invoice whose payment waits');
    await this.#leave('Salir', 'Sí, salir');
    await expect(this.#page.getByText('Personal: 1 en cola')).toBeVisible(noticed);
    await this.#look('attract-queue', 'the bank is silent; staff see at a glance that a payment waits');
    return reference;
  }

  /** The bank is back: the first customer who wants to pay finds it out, and the queue is sent. */
  async bringVposBack(): Promise<void> {
    const page = this.#page;
    await this.#branch.simulators.vpos.resume();
    await signIn(page, demoCustomers.withOddEndings);
    await this.#choose();
    await touch(page, button(page, /^(Pagar \$|Dejar el pago en cola)/));
    await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
    await this.#leave('Salir', 'Sí, salir');
    await expect(this.#page.getByText('Personal:')).toBeHidden(noticed);
  }

  /**
   * One more, without a picture of every step, by a clock that is 25 hours slow: at the next start it has waited longer
   * than it may. Returns its reference.
   */
  async queueYesterday(): Promise<string> {
    const page = this.#page;
    await this.#kiosk.app.evaluate(() => {
      const nowUnixMs = Date.now;
      Date.now = () => nowUnixMs() - 25 * 3_600_000;
    });
    await this.#branch.simulators.vpos.pause();
    await expect(page.getByText('Puede dejar su pago en cola')).toBeVisible(noticed);
    await signIn(page, demoCustomers.withOddEndings);
    await this.#choose();
    await touch(page, button(page, /^Dejar el pago en cola/));
    await this.#typeCardWithoutCode();
    await touch(page, button(page, 'Siguiente paso'));
    await this.#confirm(/^Confirmar y dejar en cola/);
    const reference = await this.#readReference();
    await this.#leave('Continuar', 'Terminar');
    return reference;
  }

  /** @param found - what is expected, as the customer reads it, and what is said of its picture */
  async find(reference: string, found: { title: string; name: string; what: string }): Promise<void> {
    const page = this.#page;
    await touch(page, button(page, 'Consultar un pago'));
    const pad = page.getByRole('group', { name: 'Teclado numérico' });
    for (const digit of reference.replace('K014-', '')) {
      await touch(page, pad.getByRole('button', { name: digit, exact: true }));
    }
    await touch(page, page.getByLabel('Últimos 4 números'));
    for (const digit of cards.approving.slice(-4)) {
      await touch(page, pad.getByRole('button', { name: digit, exact: true }));
    }
    await this.#look('find-payment', 'asks for a payment by its reference');
    await touch(page, button(page, 'Consultar'));
    await expect(title(page, found.title)).toBeVisible();
    await expect(page.getByText(reference, { exact: true })).toBeVisible();
    await this.#look(found.name, found.what);
    await this.#leave('Terminar');
  }

  /** The kiosk was off while the bank came back. */
  async startAgain(): Promise<void> {
    await this.#kiosk.kill();
    await this.#branch.simulators.vpos.resume();
    this.#kiosk = await this.#branch.open(this.#size);
    this.#page = this.#kiosk.page;
    await expect(this.#page.getByText('Conexión segura verificada')).toBeVisible(noticed);
    await expect(this.#page.getByText('Personal:')).toBeHidden(noticed);
  }

  /** At a kiosk whose acquirer permits no queue. */
  async seePayingOff(): Promise<void> {
    const page = this.#page;
    const { vpos } = this.#branch.simulators;
    await expect(page.getByText('Conexión segura verificada')).toBeVisible(noticed);
    await signIn(page, demoCustomers.withSeveral);
    await this.#choose();
    await vpos.pause();
    await expect(button(page, /^Pagar \$/)).toBeDisabled(noticed);
    await this.#look(
      'invoice-no-paying',
      'without permission the button is off, with its reason and what to do',
    );
    await vpos.resume();
    await expect(button(page, /^Pagar \$/)).toBeEnabled(noticed);
    await this.#look('invoice-paying-again', 'and comes alive by itself');
  }

  async #choose(): Promise<void> {
    const page = this.#page;
    await button(page, /^Pagar/)
      .first()
      .click();
    await expect(title(page, 'Verifique su factura')).toBeVisible();
  }

  async #readReference(): Promise<string> {
    await expect(this.#page.getByText(inQueue)).toBeVisible();
    return this.#page.getByText(/^K014-\d{6}$/).innerText();
  }

  async #typeCardWithoutCode(): Promise<void> {
    const page = this.#page;
    await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
    const keypad = page.frameLocator('iframe').getByRole('group', { name: 'Teclado numérico' });
    for (const digit of `${cards.approving}${expiry}`) {
      await touch(page, keypad.getByRole('button', { name: digit, exact: true }));
    }
    await touch(page, page.getByRole('checkbox'));
  }

  /** For its first moment the review is deaf, so that no double tap pays. */
  async #confirm(name: RegExp): Promise<void> {
    const page = this.#page;
    const review = title(page, /^Revise antes/);
    await expect(review).toBeVisible();
    await expect(async () => {
      if (await review.isVisible()) await touch(page, button(page, name));
      await expect(review).toBeHidden({ timeout: 500 });
    }).toPass();
  }

  /** The buttons that lead out, one after the other; the last one ends the session. */
  async #leave(...names: readonly string[]): Promise<void> {
    const page = this.#page;
    for (const name of names.slice(0, -1)) await touch(page, button(page, name));
    const last = button(page, names.at(-1) ?? 'Terminar');
    await expect(last).toBeVisible();
    this.#page = await freshPage(this.#kiosk.app, () => touch(page, last));
  }

  async #look(name: string, what: string): Promise<void> {
    await this.#album.take(this.#page, name, what);
  }
}
