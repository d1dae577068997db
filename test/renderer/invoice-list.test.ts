import { describe, expect, it } from 'vitest';
import { InvoiceList } from '../../src-renderer/invoice-list.svelte.ts';
import { TakenInvoices } from '../../src-renderer/taken-invoices.svelte.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { oldestInvoice } from './fake-kiosk.ts';

/** Bills in their order; those marked x have a payment under way at this kiosk. */
function listOf(marks: string, rows: number): { list: InvoiceList; asked: number[] } {
  const asked: number[] = [];
  const bills = Array.from(marks, (mark, index) => ({
    ...oldestInvoice,
    invoiceNumber: `F-${index}`,
    isTaken: mark === 'x',
  }));
  const list = new InvoiceList(
    {
      listInvoices: async ({ offset, limit }) => {
        asked.push(offset);
        const invoices = bills.slice(offset, offset + limit);
        return accepted({ invoices, total: bills.length, isOfEarlier: false });
      },
    },
    { rows },
  );
  return { list, asked };
}

const stays = (): boolean => true;

describe('the next bill to be paid', () => {
  it.each([
    ['.x.', 0, 1],
    ['xx.', 0, 1],
    ['xxx.', 3, 2],
    ['xxxxxx..', 6, 3],
    ['xxx', 0, 1],
    ['xxxxx', 3, 2],
    ['', 0, 1],
  ] as const)(
    'of "%s" is looked for from page to page, and ends on the page at %i',
    async (marks, at, pages) => {
      const { list, asked } = listOf(marks, 3);
      await list.loadFirstFree(new TakenInvoices(), stays);
      expect(list.offset).toBe(at);
      expect(asked).toHaveLength(pages);
    },
  );

  it('is not looked for any more when its customer has gone, or the company is silent', async () => {
    const { list, asked } = listOf('xxxxxx.', 3);
    let isThere = true;
    await list.loadFirstFree(new TakenInvoices(), () => {
      const wasThere = isThere;
      isThere = false;
      return wasThere;
    });
    expect(asked).toEqual([0]);
    const silent = new InvoiceList({ listInvoices: async () => refused('biller-offline') }, { rows: 3 });
    await silent.loadFirstFree(new TakenInvoices(), stays);
    expect(silent.problem).toBe('biller-offline');
  });
});

describe('a page of which not all bills fit on the glass', () => {
  it('says how many are in sight, and forgets it once all are', async () => {
    const { list } = listOf('......', 3);
    await list.load(0, stays);
    expect(list.shown).toBe(3);
    list.fit(2);
    expect(list.shown).toBe(2);
    list.fit(3);
    expect(list.shown).toBe(3);
  });

  it('is still as long on the way back from a last page that is short', async () => {
    const { list } = listOf('....', 3);
    await list.load(0, stays);
    list.fit(2);
    await list.load(3, stays);
    list.fit(1);
    expect(list.shown).toBe(1);
    expect(list.fitting).toBe(2);
  });
});
