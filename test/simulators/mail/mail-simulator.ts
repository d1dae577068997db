import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { listen } from '../listen.ts';
import { refusalAt, type MailEnding } from './endings.ts';
import { readMail, type ReadMail } from './read-mail.ts';
import type { Certificate } from './self-signed-certificate.ts';

export interface MailSimulatorOptions {
  /** Where mails are kept, as they came: `mail-0001.eml`. */
  readonly directory: string;
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** Left out, nothing is encrypted. */
  readonly encryption?: { readonly by: 'tls' | 'starttls'; readonly certificate: Certificate };
  /** Who must sign in before sending; left out, anybody may send. */
  readonly account?: { readonly user: string; readonly password: string };
  /** Told of every mail that is taken. */
  readonly onMail?: (mail: ReceivedMail) => void;
}

export interface ReceivedMail extends ReadMail {
  readonly from: string;
  /** The recipients that the server was given, whatever the headers say. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly isEncrypted: boolean;
}

export interface MailSimulator {
  readonly port: number;
  /** Every mail that was taken since the start, oldest first, repeats too. */
  arrived(): readonly ReceivedMail[];
  /** What this address finds in its mailbox, which shows a Message-ID once. */
  mailbox(address: string): readonly ReceivedMail[];
  /** How many connections were made since the start. */
  connections(): number;
  setEnding(ending: MailEnding): void;
  /** Closes the port and cuts every connection: callers are refused. */
  pause(): Promise<void>;
  /** Opens the same port again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a mail server (SMTP, RFC 5321) on loopback, which takes mail for every address and hands on none. */
export async function startMailSimulator(options: MailSimulatorOptions): Promise<MailSimulator> {
  const { directory, onMail } = options;
  mkdirSync(directory, { recursive: true });
  let mailNumber = readdirSync(directory).filter((name) => /^mail-\d+\.eml$/.test(name)).length;
  let ending: MailEnding = 'accepted';
  let connections = 0;
  const arrived: ReceivedMail[] = [];

  const keep = (source: Buffer, session: SMTPServerSession): void => {
    mailNumber += 1;
    writeFileSync(join(directory, `mail-${String(mailNumber).padStart(4, '0')}.eml`), source);
    const mail = receivedMail(source, session);
    arrived.push(mail);
    onMail?.(mail);
  };
  const open = async (port: number): Promise<Door> =>
    openDoor(port, {
      ...serverOptions(options, () => ending),
      onData: (stream, session, callback) => {
        void buffer(stream).then(
          (source) => {
            const refusal = refusalAt(ending, 'content');
            if (!refusal) keep(source, session);
            if (ending === 'lost-answer') door.cut();
            else callback(refusal);
          },
          // A caller who went away in the middle of a mail has sent none.
          () => undefined,
        );
      },
      onConnect: (_session, callback) => {
        connections += 1;
        if (ending !== 'mute') callback(refusalAt(ending, 'greeting'));
      },
    });
  let door = await open(options.port ?? 0);
  const { port } = door;

  return {
    port,
    arrived: () => [...arrived],
    mailbox: (address) => {
      const mine = arrived.filter(({ to }) => to.includes(address));
      return [...new Map(mine.map((mail) => [mail.messageId, mail])).values()];
    },
    connections: () => connections,
    setEnding: (next) => {
      ending = next;
    },
    pause: () => door.close(),
    resume: async () => {
      door = await open(port);
    },
    stop: () => door.close(),
  };
}

function serverOptions(
  { encryption, account }: MailSimulatorOptions,
  endingNow: () => MailEnding,
): SMTPServerOptions {
  return {
    ...encryption?.certificate,
    secure: encryption?.by === 'tls',
    logger: false,
    hideENHANCEDSTATUSCODES: true,
    authOptional: account === undefined,
    allowInsecureAuth: encryption === undefined,
    disabledCommands: [
      ...(encryption?.by === 'starttls' ? [] : ['STARTTLS']),
      ...(account === undefined ? ['AUTH'] : []),
    ],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, callback) => {
      const isKnown = username === account?.user && password === account?.password;
      callback(null, isKnown ? { user: username } : { message: '5.7.8 wrong user or password' });
    },
    onMailFrom: (_address, _session, callback) => {
      callback(refusalAt(endingNow(), 'sender'));
    },
    onRcptTo: ({ address }, _session, callback) => {
      callback(refusalAt(endingNow(), 'recipient', address));
    },
  };
}

function receivedMail(source: Buffer, { envelope, secure }: SMTPServerSession): ReceivedMail {
  const read = readMail(source);
  const header = (wanted: string): string => read.headers.find(({ name }) => name === wanted)?.value ?? '';
  return {
    ...read,
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    subject: header('subject'),
    messageId: header('message-id'),
    isEncrypted: secure,
  };
}

interface Door {
  readonly port: number;
  /** Cuts every connection; the port stays open. */
  cut(): void;
  close(): Promise<void>;
}

async function openDoor(port: number, options: SMTPServerOptions): Promise<Door> {
  const smtp = new SMTPServer(options);
  // A caller that cuts the line, or trusts no such certificate: the kiosk's test looks at the kiosk.
  smtp.on('error', () => undefined);
  const sockets = new Set<Socket>();
  smtp.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: await listen(smtp.server, port),
    cut,
    close: async () => {
      if (!smtp.server.listening) return;
      const closed = new Promise<void>((resolve) => {
        smtp.close(resolve);
      });
      cut();
      await closed;
    },
  };
}
