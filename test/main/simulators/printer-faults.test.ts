import { describe, expect, it } from 'vitest';
import {
  askPaperInTurn,
  askStatus,
  clear,
  cleared,
  connectToPrinter,
  cut,
  LF,
  numberedLines,
  processed,
  processId,
  reset,
  startPrinter,
  tellChanges,
} from './printer-client.ts';

const allWell = [0x10, 0, 0, 0];
const recoverAndGoOn = [0x10, 0x05, 1];
const recoverAndForget = [0x10, 0x05, 2];
const allStatuses = [1, 2, 3, 4].flatMap(askStatus);
const patience = { timeout: 10_000 };

describe('paper that ends in the middle of a job', () => {
  it('stops it at that line, and the rest comes out after the refill when nobody clears it', async () => {
    const printer = await startPrinter();
    printer.fail('paper-out', { afterLines: 2 });
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges, numberedLines(4), processId('body'), cut, processId('done'));
    expect(await line.receive(8)).toEqual([...allWell, 0x18, 0, 0x0f, 0]);
    expect(printer.paper()).toBe('1\n2');
    printer.setPaper('full');
    expect(await line.receive(18)).toEqual([...allWell, ...processed('body'), ...processed('done')]);
    expect(printer.receipts()).toEqual(['1\n2\n3\n4']);
  });

  it('leaves the rest unprinted for good when it is cleared, also by another line', async () => {
    const printer = await startPrinter();
    printer.fail('paper-out', { afterLines: 2 });
    const first = await connectToPrinter(printer.port);
    first.send(tellChanges, numberedLines(4), cut);
    await first.receive(8);
    first.close();
    const second = await connectToPrinter(printer.port);
    second.send(clear);
    expect(await second.receive(3)).toEqual(cleared);
    printer.setPaper('full');
    second.send('whole', LF, cut, processId('next'));
    expect(await second.receive(7)).toEqual(processed('next'));
    expect(printer.receipts()).toEqual(['1\n2\nwhole']);
  });

  it('is not told by a question in the buffer, which waits behind the paper', async () => {
    const printer = await startPrinter();
    printer.setPaper('out');
    const line = await connectToPrinter(printer.port);
    line.send(askPaperInTurn, askStatus(1));
    expect(await line.receive(1)).toEqual([0x1a]);
    printer.setPaper('full');
    expect(await line.receive(1)).toEqual([0x00]);
  });
});

describe('the knife', () => {
  it('jams at the next cut, says so, and cuts when it is told to go on', async () => {
    const printer = await startPrinter();
    printer.fail('cutter-jam');
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges, 'Recibo', LF, processId('body'), cut, processId('done'));
    expect(await line.receive(15)).toEqual([...allWell, ...processed('body'), 0x18, 0x08, 0, 0]);
    line.send(allStatuses);
    expect(await line.receive(4)).toEqual([0x1a, 0x52, 0x1a, 0x12]);
    expect(printer.papers().map(({ isCut }) => isCut)).toEqual([false]);
    line.send(recoverAndGoOn);
    expect(await line.receive(11)).toEqual([...allWell, ...processed('done')]);
    expect(printer.receipts()).toEqual(['Recibo']);
  });

  it('is free again after the cover was opened and closed', async () => {
    const printer = await startPrinter();
    printer.fail('cutter-jam');
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, cut, processId('done'), askStatus(3));
    expect(await line.receive(1)).toEqual([0x1a]);
    printer.setCoverOpen(true);
    printer.setCoverOpen(false);
    expect(await line.receive(7)).toEqual(processed('done'));
  });

  it('is free again and the job forgotten when it is told so', async () => {
    const printer = await startPrinter();
    printer.fail('cutter-jam');
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, cut, 'Otro', LF, recoverAndForget, askStatus(1), processId('done'));
    expect(await line.receive(8)).toEqual([0x12, ...processed('done')]);
    expect(printer.paper()).toBe('Recibo');
  });

  it('jams again when something is stuck in it, until that is mended', async () => {
    const printer = await startPrinter();
    printer.fail('cutter-stuck');
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, cut, processId('done'), recoverAndGoOn, askStatus(3));
    expect(await line.receive(1)).toEqual([0x1a]);
    printer.mend();
    expect(await line.receive(7)).toEqual(processed('done'));
    expect(printer.receipts()).toEqual(['Recibo']);
  });

  it('is not there on a model that lacks it: paper only gets longer', async () => {
    const printer = await startPrinter({ lacks: ['cutter'] });
    const line = await connectToPrinter(printer.port);
    line.send('1', LF, cut, '2', LF, cut, processId('done'));
    await line.receive(7);
    expect(printer.papers().map(({ text, isCut }) => ({ text, isCut }))).toEqual([
      { text: '1\n2', isCut: false },
    ]);
  });
});

describe('errors', () => {
  it.each([
    ['hot-head', 0x40],
    ['broken', 0x20],
  ] as const)('%s stops it and has a bit of its own, and no recovery by command', async (fault, bit) => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges);
    expect(await line.receive(4)).toEqual(allWell);
    printer.fail(fault);
    expect(await line.receive(4)).toEqual([0x18, bit, 0, 0]);
    line.send(recoverAndGoOn, recoverAndForget, allStatuses);
    expect(await line.receive(4)).toEqual([0x1a, 0x52, 0x12 | bit, 0x12]);
    line.send('Recibo', LF, processId('done'));
    printer.mend();
    expect(await line.receive(11)).toEqual([...allWell, ...processed('done')]);
  });

  it('are told with their cause when it was asked to tell that it goes off line', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send([0x1d, 0x28, 0x48, 3, 0, 49, 48, 2], processId('0001'));
    await line.receive(7);
    printer.setCoverOpen(true);
    expect(await line.receive(4)).toEqual([0x37, 0x23, 0x41, 0]);
    printer.setCoverOpen(false);
    line.send([0x1d, 0x28, 0x48, 3, 0, 49, 48, 1], processId('0002'));
    await line.receive(7);
    printer.setPaper('out');
    expect(await line.receive(3)).toEqual([0x37, 0x23, 0]);
  });

  it('answers nonsense when it is garbled', async () => {
    const printer = await startPrinter();
    printer.fail('garbled');
    const line = await connectToPrinter(printer.port);
    line.send(allStatuses, processId('0001'));
    const answers = await line.receive(11);
    expect(answers.filter((byte) => (byte & 0b1001_0011) === 0b0001_0010)).toEqual([]);
    expect(answers).not.toContain(0x37);
  });
});

describe('changes are told', () => {
  it('only of what was asked for, and no longer after a reset', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    const [onlineOnly, allItems] = [
      [0x1d, 0x61, 0x02],
      [0x1d, 0x61, 0xff],
    ];
    line.send(onlineOnly);
    await line.receive(4);
    printer.setPaper('near-end');
    line.send(allItems);
    expect(await line.receive(4)).toEqual([0x10, 0, 0x03, 0]);
    printer.setPaper('full');
    expect(await line.receive(4)).toEqual(allWell);
    line.send(reset, processId('0001'));
    await line.receive(7);
    printer.setCoverOpen(true);
    line.send(askStatus(2));
    expect(await line.receive(1)).toEqual([0x16]);
  });
});

describe('a clone', () => {
  it('without process ids passes over them, and answers the question in the buffer in its turn', async () => {
    const printer = await startPrinter({ lacks: ['process-ids'] });
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, processId('body'), askPaperInTurn, cut, processId('done'), askPaperInTurn);
    line.send(askStatus(1));
    expect(await line.receive(3)).toEqual([0, 0, 0x12]);
    expect(printer.receipts()).toEqual(['Recibo']);
  });

  it('that cannot clear prints the rest after the refill, whatever it was told', async () => {
    const printer = await startPrinter({ lacks: ['clear', 'automatic-status'] });
    printer.fail('paper-out', { afterLines: 1 });
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges, numberedLines(3), clear, askStatus(4), processId('done'));
    expect(await line.receive(1)).toEqual([0x7e]);
    printer.setPaper('full');
    expect(await line.receive(7)).toEqual(processed('done'));
    expect(printer.paper()).toBe('1\n2\n3');
  });
});

describe('the line to it', () => {
  it('may break in the middle while the printer goes on with what it has', async () => {
    const printer = await startPrinter();
    printer.fail('reset', { afterLines: 2 });
    const line = await connectToPrinter(printer.port);
    line.send(numberedLines(4), cut);
    await line.ended;
    expect(printer.receipts()).toEqual(['1\n2\n3\n4']);
  });

  it('is silent in a power cut, and what was not printed is lost', async () => {
    const printer = await startPrinter();
    printer.fail('power-cut', { afterLines: 2 });
    const line = await connectToPrinter(printer.port);
    line.send(numberedLines(4), cut);
    await expect.poll(() => printer.linesPrinted(), patience).toBe(2);
    line.send(askStatus(1));
    await expect(connectToPrinter(printer.port)).rejects.toThrow('ECONNREFUSED');
    await printer.restorePower();
    await line.ended;
    const next = await connectToPrinter(printer.port);
    next.send('3', LF, processId('next'));
    expect(await next.receive(7)).toEqual(processed('next'));
    expect(printer.paper()).toBe('1\n2\n3');
  });

  it('leaves half a command behind when it breaks, which eats the next job unless that clears first', async () => {
    const printer = await startPrinter();
    const halfPicture = [0x1d, 0x76, 0x30, 0, 4, 0, 40, 0, 0xff];
    for (const [opening, printed] of [
      [[], ''],
      [clear, 'RECIBO'],
    ] as const) {
      const broken = await connectToPrinter(printer.port);
      broken.send(clear, halfPicture, askStatus(1));
      await broken.receive(4);
      broken.close();
      const line = await connectToPrinter(printer.port);
      line.send(opening, 'RECIBO', LF, askStatus(1));
      expect((await line.receive(opening.length === 0 ? 1 : 4)).at(-1)).toBe(0x12);
      expect(printer.paper()).toBe(printed);
      line.close();
    }
  });

  it('is not read any more when the buffer is full, so that not even a status question arrives', async () => {
    const printer = await startPrinter({ receiveBufferBytes: 100 });
    printer.setPaper('out');
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges, askStatus(4));
    expect(await line.receive(1)).toEqual([0x7e]);
    line.send('x'.repeat(97), askStatus(1), processId('done'));
    const other = await connectToPrinter(printer.port);
    other.send(askStatus(1));
    await expect.poll(() => printer.bytes().includes(Buffer.from(processId('done'))), patience).toBe(true);
    printer.setPaper('full');
    // Had the question been taken in before the refill, its answer would be the first to come.
    expect(await line.receive(4)).toEqual(allWell);
    expect(await line.receive(8)).toEqual([0x12, ...processed('done')]);
    expect(await other.receive(1)).toEqual([0x12]);
  });

  it('carries real-time commands that are obeyed even inside of a picture', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send([0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, ...askStatus(4)], processId('0001'));
    expect(await line.receive(8)).toEqual([0x12, ...processed('0001')]);
    expect(printer.paper().trim()).toBe('[imagen]');
  });
});

describe('a slow printer', () => {
  it('answers past what it still has to print, and for a job only when that is on the paper', async () => {
    const printer = await startPrinter();
    printer.setSpeed(0.001);
    const line = await connectToPrinter(printer.port);
    line.send(numberedLines(3), cut, processId('done'), askStatus(1));
    expect(await line.receive(1)).toEqual([0x12]);
    expect(printer.linesPrinted()).toBe(1);
    printer.setSpeed(1000);
    expect(await line.receive(7)).toEqual(processed('done'));
    expect(printer.receipts()).toEqual(['1\n2\n3']);
  });
});
