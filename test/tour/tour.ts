/*
 * The guided tour: whole payments in a window that nobody sees, each step printed, with a picture of every screen and
 * of the receipt. Ends with 0 only if the journal, the VPOS's ledger and the biller's ledger agree.
 */
import { expect, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../scripts/progress.mjs';
import { inProject } from '../../scripts/project.mjs';
import { openBranch, type Branch } from '../e2e/branch.ts';
import {
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  signIn,
  title,
  touch,
  typeCard,
} from '../e2e/customer.ts';
import { freshPage, type LaunchedKiosk } from '../e2e/launch.ts';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { Album } from './album.ts';
import { OfflineTour } from './offline-tour.ts';

const screens = {
  portrait: { size: '1080x1920', screen: { diagonalIn: 21.5, widthPx: 1080, heightPx: 1920 } },
  landscape: { size: '1366x768', screen: { diagonalIn: 15.6, widthPx: 1366, heightPx: 768 } },
} as const;

/** Two paid at once, one while the company was silent, one out of the queue. */
const paymentsPosted = 4;

class Tour {
  readonly #branch: Branch;
  readonly #kiosk: LaunchedKiosk;
  readonly #album: Album;
  #page: Page;

  constructor(branch: Branch, kiosk: LaunchedKiosk, album: Album) {
    this.#branch = branch;
    this.#kiosk = kiosk;
    this.#album = album;
    this.#page = kiosk.page;
  }

  /** The window that is on show now. */
  get page(): Page {
    return this.#page;
  }

  async payApproved(): Promise<void> {
    const page = this.#page;
    await expect(page.getByText('Conexión segura verificada')).toBeVisible();
    await this.#look('attract', 'the kiosk waits for a customer');
    await touch(page, button(page, /Ingresar con mi usuario/));
    await page.getByLabel('Correo o número de cliente').fill(demoCustomers.withSeveral.user);
    await this.#look('sign-in', 'signs in with user and password');
    await touch(page, button(page, 'Volver'));
    await signIn(page, demoCustomers.withSeveral);
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await this.#look('invoices', 'sees the unpaid invoices, oldest first');
    if (this.#album.isTall) await this.#tryEveryHelp();
    await button(page, /^Pagar/)
      .first()
      .click();
    await expect(title(page, 'Verifique su factura')).toBeVisible();
    await this.#look('invoice', 'verifies the oldest one');
    await touch(page, button(page, /^Pagar \$/));
    await touch(page, button(page, 'Leer los términos'));
    await this.#look('terms', 'reads the terms');
    await touch(page, button(page, 'Cerrar'));
    await typeCard(page, cards.approving);
    await touch(page, page.getByRole('checkbox'));
    await this.#look('card', 'types the card in the card frame and accepts the terms');
    await touch(page, button(page, 'Siguiente paso'));
    await expect(title(page, 'Revise antes de pagar')).toBeVisible();
    await this.#look('review', 'reviews everything once more');
    await confirm(page);
    await expect(page.getByText('Tome su comprobante.')).toBeVisible();
    await this.#look('paid', 'is paid: one charge, one posting, one receipt');
    await touch(page, button(page, 'Continuar'));
    await expect(title(page, 'Su siguiente factura pendiente')).toBeVisible();
    await this.#look('next-invoice', 'is shown the next pending invoice');
  }

  /** The same list as who reads, sees or reaches otherwise has it, and then as it was. */
  async #tryEveryHelp(): Promise<void> {
    const helps = [
      ['Letra grande', 'invoices-large', 'reads it in large letters'],
      ['Alto contraste', 'invoices-contrast', 'sees it in high contrast'],
      ['Botones abajo', 'invoices-low', 'reaches everything from a wheelchair'],
    ] as const;
    for (const [name, picture, what] of helps) {
      await touch(this.#page, button(this.#page, name));
      await this.#look(picture, what);
      await touch(this.#page, button(this.#page, name));
    }
    await touch(this.#page, button(this.#page, 'English'));
    await expect(title(this.#page, 'Your unpaid bills')).toBeVisible();
    await this.#look('invoices-english', 'reads it in English');
    await touch(this.#page, button(this.#page, 'Español'));
    await expect(title(this.#page, 'Sus facturas pendientes')).toBeVisible();
  }

  async keepReceipt(): Promise<void> {
    this.#album.keepPaper('receipt', this.#branch.simulators.printer.papers()[0]);
  }

  async leave(by = 'Terminar'): Promise<void> {
    const page = this.#page;
    this.#page = await freshPage(this.#kiosk.app, async () => {
      await touch(page, button(page, by));
      await this.#album.takeOrMiss(page, 'goodbye', 'leaves; the next customer gets a fresh window');
    });
  }

  async payDeclined(): Promise<void> {
    await signIn(this.#page, demoCustomers.withSeveral);
    await chooseInvoice(this.#page);
    await giveCard(this.#page, cards.withoutFunds);
    await confirm(this.#page);
    await expect(title(this.#page, 'Su banco no aprobó el pago')).toBeVisible();
    await this.#look('declined', 'is told why the bank declined, and that nothing was charged');
  }

  async paySlowly(): Promise<void> {
    await signIn(this.#page, demoCustomers.withOddEndings);
    await chooseInvoice(this.#page, '\\.92');
    await giveCard(this.#page, cards.approving);
    await confirm(this.#page);
    await expect(this.#page.getByText('Su banco no respondió')).toBeVisible();
    await this.#look('progress', 'waits while the kiosk asks a silent bank what became of the payment');
    await expect(title(this.#page, 'Pago aprobado')).toBeVisible({ timeout: 60_000 });
    await expect(this.#page.getByText('Tome su comprobante.')).toBeVisible();
    await touch(this.#page, button(this.#page, 'Continuar'));
    await expect(title(this.#page, 'Su siguiente factura pendiente')).toBeVisible();
  }

  async lookAtNothingToPay(): Promise<void> {
    await signIn(this.#page, demoCustomers.withNone);
    await expect(title(this.#page, 'No tiene facturas pendientes')).toBeVisible();
    await this.#look('nothing-to-pay', 'has nothing to pay');
  }

  async lookAtThousands(): Promise<void> {
    await signIn(this.#page, demoCustomers.withThousands);
    await touch(this.#page, button(this.#page, 'Siguientes'));
    // How many fit on a page is for the glass to say.
    await expect(this.#page.getByText(/^(?!1 )\d+ (a \d+ )?de /)).toBeVisible();
    await this.#look('many-invoices', 'has two thousand invoices');
    await touch(this.#page, button(this.#page, 'Salir'));
  }

  async #look(name: string, what: string): Promise<void> {
    await this.#album.take(this.#page, name, what);
  }
}

type Shape = (typeof screens)[keyof typeof screens];

async function runTour({ size, screen }: Shape, album: Album): Promise<boolean> {
  const branch = await openBranch({ screen });
  try {
    const kiosk = await branch.open(size);
    const tour = new Tour(branch, kiosk, album);
    await tour.payApproved();
    await tour.keepReceipt();
    await tour.leave();
    await tour.payDeclined();
    await tour.leave();
    await tour.paySlowly();
    await tour.leave();
    await tour.lookAtNothingToPay();
    await tour.leave();
    await tour.lookAtThousands();
    await tour.leave('Sí, salir');
    await goOffline(new OfflineTour(branch, album, { size, kiosk, page: tour.page }));
    return sayWhetherLedgersAgree(branch);
  } finally {
    await branch.close();
  }
}

async function goOffline(tour: OfflineTour): Promise<void> {
  await tour.payWithoutBiller();
  await tour.seeWhatAttractSays();
  const first = await tour.queueOne();
  await tour.find(first, { title: 'Pago EN COLA', name: 'found-queued', what: 'finds it in the queue' });
  await tour.bringVposBack();
  await tour.find(first, {
    title: 'Pago aprobado',
    name: 'found-paid',
    what: 'finds it paid, with the receipt to print',
  });
  const second = await tour.queueYesterday();
  await tour.startAgain();
  await tour.find(second, {
    title: 'El pago no se hizo',
    name: 'found-expired',
    what: 'a payment that waited too long: not charged',
  });
}

/** A kiosk whose acquirer permits no queue. */
async function runTourWithoutQueue({ size, screen }: Shape, album: Album): Promise<void> {
  const branch = await openBranch({ screen });
  try {
    const configPath = join(branch.directory, 'kiosk.json');
    const { vpos, ...rest } = JSON.parse(readFileSync(configPath, 'utf8')) as { vpos: { queue?: object } };
    const { queue: _queue, ...line } = vpos;
    writeFileSync(configPath, JSON.stringify({ ...rest, vpos: line }));
    const kiosk = await branch.open(size);
    await new OfflineTour(branch, album, { size, kiosk, page: kiosk.page }).seePayingOff();
  } finally {
    await branch.close();
  }
}

function sayWhetherLedgersAgree({ journalFile, simulators }: Branch): boolean {
  const posted = readJournal(journalFile).filter(({ state }) => state.at === 'posted').length;
  const differences = findDifferences(journalFile, simulators.vpos, simulators.biller);
  for (const difference of differences) say(`✘ ${difference}`);
  const isRight = differences.length === 0 && posted === paymentsPosted;
  if (isRight) say(`▸ journal, VPOS and biller agree on ${posted} payments`);
  else
    say(
      `✘ ${posted} payments were posted, of ${paymentsPosted}, and ${differences.length} are not agreed on`,
    );
  return isRight;
}

const { values } = parseArgs({ options: { landscape: { type: 'boolean', default: false } }, strict: false });
const shape = values['landscape'] === true ? 'landscape' : 'portrait';
const outDirectory = inProject('out', shape === 'portrait' ? 'tour' : 'tour-landscape');
const album = new Album(outDirectory, shape === 'portrait');
const isRight = await runTour(screens[shape], album);
await runTourWithoutQueue(screens[shape], album);
say(`▸ pictures and receipt are in out/${shape === 'portrait' ? 'tour' : 'tour-landscape'}/`);
process.exitCode = isRight ? 0 : 1;
