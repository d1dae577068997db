import { describe, expect, it, vi } from 'vitest';
import { minor } from '#contract/money.ts';
import type { BilledInvoice, Biller } from '../../../src-main/biller/port.ts';
import { Visit } from '../../../src-main/visit/visit.ts';

const session = { token: 't', name: 'María Núñez', email: 'maria@correo.example' };

function bill(index: number): BilledInvoice {
  return {
    invoiceNumber: `F-${index}`,
    invoiceCode: `S-${index}`,
    issuedOn: '2026-05-03',
    dueOn: '2026-05-18',
    isOverdue: false,
    customerName: session.name,
    detail: 'Energía',
    amountMinor: minor(3845),
    currency: 'USD',
    accountNumber: '100001',
    serviceAddress: 'Calle 50',
    period: 'mayo 2026',
    lines: [{ description: 'Energía', amountMinor: 3845 }],
    subtotalMinor: 3845,
    taxName: 'ITBMS 7 %',
    taxMinor: 0,
  };
}

/** A company with so many unpaid bills, that can fall silent. */
class ScriptedBiller implements Biller {
  isSilent = false;
  /** After so many bills were read it falls silent by itself. */
  readsUntilSilent = Infinity;
  readonly read: string[] = [];
  readonly #bills: readonly BilledInvoice[];

  constructor(count: number) {
    this.#bills = Array.from({ length: count }, (_, index) => bill(index));
  }

  async listUnpaid(
    _session: unknown,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): ReturnType<Biller['listUnpaid']> {
    if (this.isSilent) return { is: 'silent', cause: 'told to' };
    const invoices = this.#bills.slice(offset, offset + limit);
    return { is: 'found', page: { invoices, total: this.#bills.length } };
  }

  async readInvoice(_session: unknown, invoiceNumber: string): ReturnType<Biller['readInvoice']> {
    this.read.push(invoiceNumber);
    if (this.read.length > this.readsUntilSilent) this.isSilent = true;
    const invoice = this.#bills.find((known) => known.invoiceNumber === invoiceNumber);
    if (this.isSilent || !invoice) return { is: 'silent', cause: 'told to' };
    return { is: 'found', invoice, isPaid: false };
  }

  async signIn(): ReturnType<Biller['signIn']> {
    return { is: 'signed-in', session };
  }

  async signOut(): Promise<void> {}

  async post(): ReturnType<Biller['post']> {
    return { is: 'silent', cause: 'not asked here' };
  }

  async hold(): ReturnType<Biller['hold']> {
    return { is: 'not-offered' };
  }

  async release(): Promise<void> {}

  async probe(): Promise<boolean> {
    return !this.isSilent;
  }
}

interface Scene {
  readonly visit: Visit;
  readonly biller: ScriptedBiller;
  readonly taken: Set<string>;
}

async function signedIn(bills = 3): Promise<Scene> {
  const biller = new ScriptedBiller(bills);
  const taken = new Set<string>();
  const visit = new Visit({
    biller,
    clock: { monotonicMs: () => 0 },
    invoiceAgeMaxMs: 900_000,
    noteBiller: () => undefined,
    isTaken: (invoiceNumber) => taken.has(invoiceNumber),
  });
  await visit.signIn({ user: 'maria', password: 'secreta' });
  return { visit, biller, taken };
}

async function numbersAndMarks({ visit }: Scene, offset: number, limit: number): Promise<unknown> {
  const answer = await visit.listInvoices({ offset, limit });
  if (!answer.ok) return answer;
  const { invoices, total } = answer.value;
  return [total, invoices.map(({ invoiceNumber, isTaken }) => `${invoiceNumber}${isTaken ? ' taken' : ''}`)];
}

describe('a bill that has a payment under way here', () => {
  it('stays in its place on every page, marked, whether the company answers or not', async () => {
    const scene = await signedIn(5);
    scene.taken.add('F-1').add('F-4');
    for (const isSilent of [false, true]) {
      scene.biller.isSilent = isSilent;
      expect(await numbersAndMarks(scene, 0, 3)).toEqual([5, ['F-0', 'F-1 taken', 'F-2']]);
      if (!isSilent) expect(await numbersAndMarks(scene, 3, 3)).toEqual([5, ['F-3', 'F-4 taken']]);
    }
  });

  it('is marked as soon as it is taken, also on a page that was read before', async () => {
    const scene = await signedIn();
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0', 'F-1', 'F-2']]);
    scene.biller.isSilent = true;
    scene.taken.add('F-0');
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0 taken', 'F-1', 'F-2']]);
    scene.taken.clear();
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0', 'F-1', 'F-2']]);
  });

  it('is marked where it is read whole, too', async () => {
    const { visit, biller, taken } = await signedIn();
    taken.add('F-0');
    for (const isSilent of [false, true]) {
      biller.isSilent = isSilent;
      expect(await visit.readInvoice({ invoiceNumber: 'F-0' })).toMatchObject({ value: { isTaken: true } });
    }
    biller.isSilent = false;
    expect(await visit.readInvoice({ invoiceNumber: 'F-1' })).toMatchObject({ value: { isTaken: false } });
  });
});

describe('when the company falls silent after the list was read', () => {
  it('every bill of the first page can still be read and paid, though none was chosen before', async () => {
    const { visit, biller } = await signedIn(6);
    await visit.listInvoices({ offset: 0, limit: 3 });
    await visit.listInvoices({ offset: 3, limit: 3 });
    await vi.waitFor(() => {
      expect(biller.read).toEqual(['F-0', 'F-1', 'F-2']);
    });
    biller.isSilent = true;
    for (const invoiceNumber of ['F-0', 'F-1', 'F-2']) {
      const answer = await visit.invoiceToPay(invoiceNumber);
      expect(answer).toMatchObject({ is: 'found', isOfEarlier: true, invoice: { invoiceNumber } });
    }
    expect(await visit.invoiceToPay('F-3')).toEqual({ is: 'refused', problem: 'biller-offline' });
  });

  it('a long list is not read whole: only its beginning, and each bill once', async () => {
    const { visit, biller } = await signedIn(40);
    await visit.listInvoices({ offset: 0, limit: 40 });
    await vi.waitFor(() => {
      expect(biller.read).toHaveLength(8);
    });
    await visit.listInvoices({ offset: 0, limit: 40 });
    await visit.readInvoice({ invoiceNumber: 'F-30' });
    expect(biller.read).toEqual([...Array.from({ length: 8 }, (_, index) => `F-${index}`), 'F-30']);
  });

  it('nothing more is asked of it ahead', async () => {
    const { visit, biller } = await signedIn(6);
    biller.readsUntilSilent = 2;
    await visit.listInvoices({ offset: 0, limit: 6 });
    await vi.waitFor(() => {
      expect(biller.isSilent).toBe(true);
    });
    await visit.readInvoice({ invoiceNumber: 'F-5' });
    expect(biller.read).toEqual(['F-0', 'F-1', 'F-2', 'F-5']);
  });
});

it('nothing is read ahead for a customer who has gone', async () => {
  const { visit, biller } = await signedIn(6);
  await visit.listInvoices({ offset: 0, limit: 6 });
  visit.end();
  await visit.signIn({ user: 'maria', password: 'secreta' });
  await visit.readInvoice({ invoiceNumber: 'F-5' });
  expect(biller.read).toEqual(['F-0', 'F-5']);
});
