import type { OnStep } from '../steps.ts';
import { firstCommand, type Command } from './commands.ts';
import { createPaper, type Paper } from './paper.ts';
import {
  automaticStatus,
  isOnline,
  paperSensors,
  realTimeStatus,
  type PrinterState,
} from './printer-state.ts';

export type Reply = (bytes: Buffer) => void;

/** One line to the printer. */
export interface PrinterLink {
  receive(bytes: Buffer): void;
  close(): void;
}

export interface PrinterMechanism {
  readonly paper: Paper;
  connect(reply: Reply): PrinterLink;
  change(change: Partial<PrinterState>): void;
}

const blank = 0x20;

interface Waiting {
  readonly command: Command;
  readonly reply: Reply;
}

/**
 * The printer itself: a receive buffer that is worked off while there is paper and the cover is closed, and
 * real-time commands that are answered past it.
 */
export function createPrinterMechanism(onReceipt: (text: string) => void, onStep?: OnStep): PrinterMechanism {
  /** Whose receipt is on the paper and not cut off. Another connection's, after a kiosk that died, begins again. */
  let printingFor: Reply | undefined;
  const paper = createPaper((text) => {
    printingFor = undefined;
    onReceipt(text);
    onStep?.('printing-ended');
  });
  const listeners = new Set<Reply>();
  let state: PrinterState = { paper: 'full', isCoverOpen: false, isMute: false };
  let buffer: Waiting[] = [];

  function answer(reply: Reply, bytes: Buffer): void {
    if (!state.isMute) reply(bytes);
  }

  function change(changed: Partial<PrinterState>): void {
    const before = automaticStatus(state);
    state = { ...state, ...changed };
    const after = automaticStatus(state);
    if (!before.equals(after)) for (const reply of listeners) answer(reply, after);
    workOff();
  }

  function receive({ command, reply }: Waiting): void {
    if (command.is === 'ask-status') {
      answer(reply, Buffer.from([realTimeStatus(command.subject, state)]));
    } else if (command.is === 'clear') {
      buffer = [];
      answer(reply, Buffer.from([0x37, 0x25, 0x00]));
    } else {
      buffer.push({ command, reply });
      workOff();
    }
  }

  function workOff(): void {
    while (isOnline(state)) {
      const waiting = buffer.shift();
      if (!waiting) return;
      execute(waiting);
    }
  }

  function execute({ command, reply }: Waiting): void {
    switch (command.is) {
      case 'process-id':
        answer(reply, Buffer.from([0x37, 0x22, ...command.id, 0x00]));
        break;
      case 'ask-paper':
        answer(reply, Buffer.from([paperSensors(state)]));
        break;
      case 'tell-changes':
        if (command.enabled) listeners.add(reply);
        else listeners.delete(reply);
        if (command.enabled) answer(reply, automaticStatus(state));
        break;
      default:
        print(command);
        if (isVisible(command)) begin(reply);
    }
  }

  function begin(reply: Reply): void {
    if (printingFor === reply) return;
    printingFor = reply;
    onStep?.('printing-began');
  }

  function print(command: Command): void {
    const linesBefore = paper.linesPrinted();
    paper.print(command);
    const used = paper.linesPrinted() - linesBefore;
    if (used > 0 && typeof state.paper === 'object') change({ paper: { lines: state.paper.lines - used } });
  }

  function connect(reply: Reply): PrinterLink {
    let rest = Buffer.alloc(0);
    return {
      receive: (bytes) => {
        rest = Buffer.concat([rest, bytes]);
        for (let found = firstCommand(rest); found; found = firstCommand(rest)) {
          rest = rest.subarray(found.length);
          receive({ command: found.command, reply });
        }
      },
      close: () => {
        listeners.delete(reply);
      },
    };
  }

  return { paper, connect, change };
}

function isVisible(command: Command): boolean {
  return command.is === 'picture' || (command.is === 'character' && command.byte !== blank);
}
