import type { OnStep } from '../steps.ts';
import type { Command } from './command.ts';
import type { Link, PrinterLink, Wire } from './link.ts';
import { createPaper, type Paper, type Strip } from './paper.ts';
import {
  automaticStatus,
  changedItems,
  isOnline,
  offlineCause,
  paperSensors,
  realTimeStatus,
  soundPrinter,
  type PrinterState,
} from './printer-state.ts';
import { createRealTimeScanner, type RealTimeCommand } from './real-time.ts';
import { createReceiveBuffer } from './receive-buffer.ts';

/** What cheap printers leave out of Epson's commands. */
export type Lack = 'process-ids' | 'clear' | 'automatic-status' | 'cutter';

export interface MechanismOptions {
  readonly columns: 48 | 32;
  readonly lacks: readonly Lack[];
  /** What it takes in while it cannot print; then it stops reading. */
  readonly receiveBufferBytes: number;
  readonly onStrip: (strip: Strip) => void;
  readonly onStep: OnStep | undefined;
}

export interface PrinterMechanism {
  readonly paper: Paper;
  connect(wire: Wire): PrinterLink;
  state(): PrinterState;
  change(change: Partial<PrinterState>): void;
  /** Undefined is as fast as it can be, with no timer at all. */
  readonly setSpeed: (linesPerSecond: number | undefined) => void;
  /** Does something once so many more lines are printed, before anything else is. */
  afterLines(lines: number, act: () => void): void;
  /** Breaks all lines; what has arrived goes on being printed. */
  resetLines(): void;
  /** Without power it forgets what has arrived and says nothing; with it again, its old lines are gone. */
  setPower(isOn: boolean): void;
}

const blank = 0x20;
/** No byte of it can be an answer of a receipt printer. */
const garbage = [0xff, 0x80, 0xc1, 0xee];
/** Answers to GS I by their subject: firmware, maker and model. */
const model: Readonly<Record<number, string>> = { 65: '1.0', 66: 'VENTANILLA', 67: 'SIMULATOR' };

/**
 * The printer itself: a receive buffer that is worked off while there is paper and the cover is closed, and
 * real-time commands that are obeyed past it.
 */
export function createPrinterMechanism(options: MechanismOptions): PrinterMechanism {
  const { columns, lacks, receiveBufferBytes, onStrip, onStep } = options;
  /** Whose receipt is on the paper and not cut off. Another connection's, after a kiosk that died, begins again. */
  let printingFor: Link | undefined;
  const paper = createPaper({
    columns,
    onCut: (strip) => {
      printingFor = undefined;
      onStrip(strip);
      onStep?.('printing-ended');
    },
  });
  const links = new Set<Link>();
  const buffer = createReceiveBuffer<Link>();
  let state = soundPrinter;
  let hasPower = true;
  let isWorking = false;
  let linesPerSecond: number | undefined;
  let moving: NodeJS.Timeout | undefined;
  let planned: { lines: number; readonly act: () => void }[] = [];

  function answer(link: Link, bytes: Buffer): void {
    if (!hasPower || state.isMute || !links.has(link)) return;
    link.wire.send(
      state.isGarbled ? Buffer.from(bytes.map((_, index) => garbage[index % garbage.length] ?? 0)) : bytes,
    );
  }

  const canPrint = (): boolean => hasPower && isOnline(state) && moving === undefined;

  function change(changed: Partial<PrinterState>): void {
    const wasOnline = isOnline(state);
    const before = automaticStatus(state);
    state = { ...state, ...changed };
    const after = automaticStatus(state);
    const items = changedItems(before, after);
    for (const link of links) {
      if ((link.toldItems & items) !== 0) answer(link, after);
      if (wasOnline && !isOnline(state) && link.offlineHow > 0) {
        const cause = link.offlineHow === 2 ? [offlineCause(state)] : [];
        answer(link, Buffer.from([0x37, 0x23, ...cause, 0x00]));
      }
    }
    goOn();
  }

  /** Works off what can be, and takes in what then has room. */
  function goOn(): void {
    if (isWorking) return;
    workOff();
    for (const link of links) takeIn(link);
  }

  function takeIn(link: Link): void {
    while (link.waiting.length > 0 && hasPower) {
      const room = canPrint() ? link.waiting.length : receiveBufferBytes - buffer.sizeBytes();
      if (room <= 0) break;
      let taken = 0;
      let urgent: RealTimeCommand | undefined;
      while (!urgent && taken < Math.min(room, link.waiting.length)) {
        urgent = link.scanner.scan(link.waiting[taken] ?? 0);
        taken += 1;
      }
      buffer.add(link.waiting.subarray(0, taken), link);
      link.waiting = link.waiting.subarray(taken);
      workOff();
      if (urgent) obeyAtOnce(urgent, link);
    }
    link.wire.setReading(link.waiting.length === 0);
  }

  function obeyAtOnce(command: RealTimeCommand, link: Link): void {
    switch (command.is) {
      case 'ask-status':
        answer(link, Buffer.from([realTimeStatus(command.subject, state)]));
        break;
      case 'recover':
        if (state.error !== 'cutter') break;
        if (command.forgets) forget();
        change({ error: 'none' });
        break;
      case 'clear':
        if (lacks.includes('clear')) break;
        forget();
        answer(link, Buffer.from([0x37, 0x25, 0x00]));
        break;
    }
  }

  function forget(): void {
    buffer.clear();
    paper.forgetLine();
  }

  function workOff(): void {
    if (isWorking) return;
    isWorking = true;
    while (canPrint()) {
      const first = buffer.first();
      if (!first) break;
      if (first.command.is === 'cut' && jams()) break;
      buffer.dropFirst();
      execute(first.command, first.owner);
    }
    isWorking = false;
  }

  /** The cut waits until the knife is free. */
  function jams(): boolean {
    if (state.knife === 'cuts' || lacks.includes('cutter')) return false;
    change({ error: 'cutter', knife: state.knife === 'stuck' ? 'stuck' : 'cuts' });
    return true;
  }

  function execute(command: Command, link: Link): void {
    switch (command.is) {
      case 'process-id':
        if (!lacks.includes('process-ids')) {
          answer(link, Buffer.from([0x37, 0x22, ...command.id, 0x00]));
        }
        break;
      case 'tell-offline':
        if (!lacks.includes('process-ids')) link.offlineHow = command.how;
        break;
      case 'ask-paper':
        answer(link, Buffer.from([paperSensors(state)]));
        break;
      case 'ask-model': {
        const text = model[command.subject];
        if (text !== undefined) answer(link, Buffer.from(`_${text}\0`, 'latin1'));
        break;
      }
      case 'tell-changes':
        if (lacks.includes('automatic-status')) break;
        link.toldItems = command.items;
        if (command.items !== 0) answer(link, automaticStatus(state));
        break;
      case 'reset':
        // Epson keeps what GS a and GS ( H have set until ESC @: a job that begins with it must set them after it.
        link.toldItems = 0;
        link.offlineHow = 0;
        paper.print(command);
        break;
      case 'cut':
        if (!lacks.includes('cutter')) paper.print(command);
        break;
      default:
        print(command);
        if (isVisible(command)) begin(link);
    }
  }

  function begin(link: Link): void {
    if (printingFor === link) return;
    printingFor = link;
    onStep?.('printing-began');
  }

  function print(command: Command): void {
    const linesBefore = paper.linesPrinted();
    paper.print(command);
    const used = paper.linesPrinted() - linesBefore;
    if (used === 0) return;
    if (linesPerSecond !== undefined) {
      moving = setTimeout(
        () => {
          moving = undefined;
          goOn();
        },
        (used * 1000) / linesPerSecond,
      );
    }
    if (typeof state.paper === 'object') change({ paper: { lines: state.paper.lines - used } });
    for (const plan of planned) plan.lines -= used;
    const due = planned.filter((plan) => plan.lines <= 0);
    planned = planned.filter((plan) => plan.lines > 0);
    for (const plan of due) plan.act();
  }

  function connect(wire: Wire): PrinterLink {
    const scanner = createRealTimeScanner();
    const link: Link = { wire, scanner, waiting: Buffer.alloc(0), toldItems: 0, offlineHow: 0 };
    links.add(link);
    return {
      receive: (bytes) => {
        link.waiting = Buffer.concat([link.waiting, bytes]);
        takeIn(link);
      },
      close: () => {
        links.delete(link);
      },
    };
  }

  function resetLines(): void {
    const broken = [...links];
    links.clear();
    for (const { wire } of broken) wire.reset();
  }

  return {
    paper,
    connect,
    state: () => state,
    change,
    setSpeed: (speed) => {
      linesPerSecond = speed;
      clearTimeout(moving);
      moving = undefined;
      goOn();
    },
    afterLines: (lines, act) => {
      planned.push({ lines, act });
    },
    resetLines,
    setPower: (isOn) => {
      hasPower = isOn;
      clearTimeout(moving);
      moving = undefined;
      forget();
      paper.print({ is: 'reset' });
      if (isOn) resetLines();
      state = { ...state, error: 'none' };
    },
  };
}

function isVisible(command: Command): boolean {
  switch (command.is) {
    case 'picture':
    case 'print-qr':
    case 'bar-code':
      return true;
    default:
      return command.is === 'character' && command.byte !== blank;
  }
}
