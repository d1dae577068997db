import { askStatus } from '../../src-main/printer/ask-status.ts';
import {
  askPaperInTurn,
  askWhenPrinted,
  clearBuffers,
  tellChanges,
} from '../../src-main/printer/commands.ts';
import type { Conversation } from '../../src-main/printer/conversation.ts';
import { toEscPos } from '../../src-main/printer/escpos.ts';
import type { Line, PrinterStatus } from '../../src-main/printer/port.ts';
import type { PrinterProfile } from '../../src-main/printer/profile.ts';
import type { Signal } from '../../src-main/printer/status.ts';

/** What a printer answered when it was asked what it can. */
export interface Abilities {
  readonly status: PrinterStatus;
  readonly model: string | undefined;
  /** Answers process ids (GS ( H). */
  readonly provesJobs: boolean;
  /** Answers a status question in its turn (GS r). */
  readonly answersInTurn: boolean;
  /** Tells of changes unasked (GS a). */
  readonly tellsChanges: boolean;
  /** Throws away what it has not printed (DLE DC4 8). */
  readonly clears: boolean;
}

const reset = Buffer.from([0x1b, 0x40]);
/** GS I 67: the model's name, for people. */
const askModel = Buffer.from([0x1d, 0x49, 67]);
const endOfLine = Buffer.from([0x0a]);

/** Asks a printer that is ready what it can. A printer that does not know a question may print a few characters. */
export async function findAbilities(conversation: Conversation, answerTimeoutMs: number): Promise<Abilities> {
  const isAnswered = async (question: Buffer, is: Signal['is']): Promise<boolean> => {
    conversation.forgetHeard();
    conversation.say(question);
    return (await conversation.waitFor((signal) => signal.is === is || undefined, answerTimeoutMs)) ?? false;
  };
  const status = await askStatus(conversation, answerTimeoutMs);
  if (status.is === 'unavailable') {
    return {
      status,
      model: undefined,
      provesJobs: false,
      answersInTurn: false,
      tellsChanges: false,
      clears: false,
    };
  }
  conversation.say(Buffer.concat([reset, askModel]));
  const model = await conversation.waitFor(
    (signal) => (signal.is === 'words' ? signal.text : undefined),
    answerTimeoutMs,
  );
  const provesJobs = await isAnswered(askWhenPrinted(Buffer.from('ABCD')), 'process-id');
  const answersInTurn = await isAnswered(askPaperInTurn, 'in-turn');
  const tellsChanges = await isAnswered(tellChanges, 'changed');
  const clears = await isAnswered(clearBuffers, 'cleared');
  // Ends whatever line an unknown question has begun.
  conversation.say(endOfLine);
  return { status, model, provesJobs, answersInTurn, tellsChanges, clears };
}

const ruler = (columns: number): string =>
  Array.from({ length: columns }, (_, column) => String((column + 1) % 10)).join('');

/** The bytes of the paper on which a person sees the columns, the code page and the cutter. */
export function sampler(): Buffer {
  const printed = (text: string, codePage: PrinterProfile['codePage']): Buffer[] => {
    const line: Line = { is: 'text', text, isBold: false, isLarge: false };
    const profile = {
      columns: 48,
      codePage,
      proof: 'process-id',
      receiveBufferBytes: 4_096,
      hasCutter: true,
    } as const;
    // Without the cut.
    return toEscPos([line], profile).slice(0, -1);
  };
  const cut = Buffer.from([0x1d, 0x56, 66, 0]);
  return Buffer.concat([
    ...printed('Columns: which is the last ruler on one line?', 'pc858'),
    ...[32, 48].flatMap((columns) => [
      ...printed(`${columns}:`, 'pc858'),
      ...printed(ruler(columns), 'pc858'),
    ]),
    ...printed('Code page: which line is right?', 'pc858'),
    ...printed('pc858:   ¿Año Núñez? «18,50 €»', 'pc858'),
    ...printed('wpc1252: ¿Año Núñez? «18,50 €»', 'wpc1252'),
    ...printed('Cutter: is the paper cut below this?', 'pc858'),
    cut,
  ]);
}
