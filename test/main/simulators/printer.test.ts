import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BreakLine,
  CharacterSet,
  printer as ThermalPrinter,
  types as PrinterTypes,
} from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import {
  LF,
  askPaperInTurn,
  askStatus,
  clear,
  cleared,
  connectToPrinter,
  cut,
  page858,
  processId,
  processed,
  reset,
  startPrinter,
  tellChanges,
} from './printer-client.ts';
import { scratchDirectory } from './scratch.ts';

describe('the printer prints', () => {
  it('Spanish text in code page 858, a receipt a cut, kept as text and as bytes', async () => {
    const directory = scratchDirectory();
    const printer = await startPrinter({ directory });
    const line = await connectToPrinter(printer.port);
    const job = [
      [...reset, ...page858],
      'Pe',
      [0xa4],
      'alba ',
      [0xb5],
      'rea 5 m',
      [0xfc],
      ' ',
      [0xd5],
      LF,
      cut,
    ] as const;
    line.send(...job, 'second', LF, cut, 'third', LF, processId('0001'));
    expect(await line.receive(7)).toEqual(processed('0001'));
    expect(printer.receipts()).toEqual(['Peñalba Área 5 m³ €', 'second']);
    expect(printer.paper()).toContain('third');
    expect(readFileSync(join(directory, 'receipt-0001.txt'), 'utf8')).toBe('Peñalba Área 5 m³ €\n');
    expect(printer.bytes().subarray(0, 5)).toEqual(Buffer.from([...reset, ...page858]));
  });

  it('what node-thermal-printer makes: centred, large, bold, with a QR code, a bar code and a picture of bytes', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    const made = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: 'tcp://127.0.0.1:9100',
      characterSet: CharacterSet.PC858_EURO,
      breakLine: BreakLine.NONE,
    });
    made.alignCenter();
    made.setTextQuadArea();
    made.bold(true);
    made.println('APROBADA');
    made.setTextNormal();
    made.println('¿Señal? ¡Sí!');
    made.printQR('K014-000381');
    made.code128('K014');
    made.alignLeft();
    made.println('fin');
    line.send(
      [...made.getBuffer()],
      [0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 0x0a, 0x1d, 0x56, 0],
      cut,
      processId('abcd'),
    );
    expect(await line.receive(7)).toEqual(processed('abcd'));
    const lines =
      printer
        .receipts()[0]
        ?.split('\n')
        .map((text) => text.trim()) ?? [];
    expect(lines).toEqual([
      'A P R O B A D A',
      '¿Señal? ¡Sí!',
      '[QR]',
      '[código de barras]',
      'fin',
      '[imagen]',
    ]);
  });

  it('breaks a line that is wider than the paper, as paper does', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send('x'.repeat(50), LF, processId('0001'));
    await line.receive(7);
    expect(printer.paper()).toBe(`${'x'.repeat(48)}\nxx`);
  });

  it('wrong characters when the code page was lost by a reset', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send(page858, [0xb5], reset, page858, [0xb5], LF, reset, [0xb5], LF, processId('0001'));
    await line.receive(7);
    expect(printer.paper()).toBe('Á\n╡');
  });

  it('a job that arrives byte by byte', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    for (const byte of [...page858, 0xa4, ...LF, ...cut, ...processId('0001')]) line.send([byte]);
    expect(await line.receive(7)).toEqual(processed('0001'));
    expect(printer.receipts()).toEqual(['ñ']);
  });

  it('on with its numbers after a restart, so that no receipt is lost', async () => {
    const directory = scratchDirectory();
    for (const text of ['first', 'second']) {
      const printer = await startPrinter({ directory });
      const line = await connectToPrinter(printer.port);
      line.send(text, LF, cut, processId('0001'));
      await line.receive(7);
      await printer.stop();
    }
    expect(readFileSync(join(directory, 'receipt-0001.txt'), 'utf8')).toBe('first\n');
    expect(readFileSync(join(directory, 'receipt-0002.txt'), 'utf8')).toBe('second\n');
  });
});

describe('the printer tells', () => {
  it('that it is ready', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send(askStatus(1), askStatus(2), askStatus(3), askStatus(4));
    expect(await line.receive(4)).toEqual([0x12, 0x12, 0x12, 0x12]);
  });

  it('that paper is out, and prints nothing until there is some, then everything', async () => {
    const printer = await startPrinter();
    printer.setPaper('out');
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, cut, processId('0001'), askStatus(1), askStatus(2), askStatus(4));
    expect(await line.receive(3)).toEqual([0x1a, 0x32, 0x7e]);
    expect(printer.paper()).toBe('');
    printer.setPaper('full');
    expect(await line.receive(7)).toEqual(processed('0001'));
    expect(printer.receipts()).toEqual(['Recibo']);
  });

  it('that its cover is open, unasked when it was asked to tell changes', async () => {
    const printer = await startPrinter();
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges);
    expect(await line.receive(4)).toEqual([0x10, 0, 0, 0]);
    printer.setCoverOpen(true);
    expect(await line.receive(4)).toEqual([0x38, 0, 0, 0]);
    line.send(askStatus(2));
    expect(await line.receive(1)).toEqual([0x16]);
    printer.setCoverOpen(false);
    expect(await line.receive(4)).toEqual([0x10, 0, 0, 0]);
  });

  it('that paper nears its end while it goes on printing', async () => {
    const printer = await startPrinter();
    printer.setPaper('near-end');
    const line = await connectToPrinter(printer.port);
    line.send('Recibo', LF, askPaperInTurn, askStatus(4));
    expect(await line.receive(2)).toEqual([0x03, 0x1e]);
    expect(printer.paper()).toBe('Recibo');
  });

  it('that paper ended in the middle of a job, and forgets the rest when told to', async () => {
    const printer = await startPrinter();
    printer.setPaper({ lines: 2 });
    const line = await connectToPrinter(printer.port);
    line.send(tellChanges);
    await line.receive(4);
    line.send('1', LF, '2', LF, '3', LF, cut, processId('0001'));
    expect(await line.receive(4)).toEqual([0x18, 0, 0x0f, 0]);
    line.send(clear);
    expect(await line.receive(3)).toEqual(cleared);
    printer.setPaper('full');
    expect(await line.receive(4)).toEqual([0x10, 0, 0, 0]);
    expect(printer.paper()).toBe('1\n2');
  });

  it('nothing while it is mute, though it prints', async () => {
    const printer = await startPrinter();
    printer.setMute(true);
    const line = await connectToPrinter(printer.port);
    line.send(askStatus(1), 'Recibo', LF, cut, processId('0001'));
    await expect.poll(() => printer.receipts()).toEqual(['Recibo']);
    printer.setMute(false);
    // The first bytes that come back answer the question asked after the silence.
    line.send(askStatus(4));
    expect(await line.receive(1)).toEqual([0x12]);
  });
});
