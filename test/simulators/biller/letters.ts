import { setImmediate } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { codeValidMinutes } from './codes.ts';
import type { Tries } from './tries.ts';

/** Published in biller.yaml: what is more is answered alike, and not sent. */
const mailsMax = 5;
const mailsWithinMs = 60 * 60_000;
const answerTimeoutMs = 2_000;

/** What the company writes to its customers. */
export interface Letters {
  sendCode(email: string, code: string): void;
  /** For a user whom nobody knows: as much work as a code, and no mail. */
  sendNothing(user: string): void;
  /** To the owner of an address, by which somebody wanted an account. */
  tellTaken(email: string): void;
  /** The code that this address was sent last. */
  lastCode(email: string): string | undefined;
  /** Resolves when no mail is on its way any more. */
  settled(): Promise<void>;
}

export interface LettersParts {
  readonly companyName: string;
  readonly from: string;
  readonly tries: Tries;
  /** Where the mail server is, on loopback. Left out, nothing is mailed. */
  readonly mailPort?: (() => number | Promise<number>) | undefined;
  /** Told of each code that is sent. */
  readonly onCode?: ((email: string, code: string) => void) | undefined;
}

export function createLetters({ companyName, from, tries, mailPort, onCode }: LettersParts): Letters {
  const codes = new Map<string, string>();
  const sending = new Set<Promise<void>>();

  function mayWrite(email: string): boolean {
    const tried = { what: 'mail', who: email, kioskId: '' } as const;
    if (tries.count(tried, mailsWithinMs) >= mailsMax) return false;
    tries.note(tried);
    return true;
  }

  function send(to: string, subject: string, text: string): void {
    if (!mailPort) return;
    // Nobody waits for the mail: the answer must come as soon where none is sent. What is lost is asked for again.
    const sent = setImmediate()
      .then(async () => {
        const port = await mailPort();
        const transport = createTransport({
          host: '127.0.0.1',
          port,
          ignoreTLS: true,
          connectionTimeout: answerTimeoutMs,
          socketTimeout: answerTimeoutMs,
        });
        await transport.sendMail({ from: { name: companyName, address: from }, to, subject, text });
      })
      .catch(() => undefined)
      .finally(() => sending.delete(sent));
    sending.add(sent);
  }

  return {
    sendCode: (email, code) => {
      if (!mayWrite(email)) return;
      codes.set(email.toLowerCase(), code);
      onCode?.(email, code);
      send(email, 'Su código · Your code', codeText(code, companyName));
    },
    sendNothing: (user) => {
      mayWrite(user);
    },
    tellTaken: (email) => {
      if (mayWrite(email)) send(email, 'Ya tiene una cuenta · You have an account', takenText(companyName));
    },
    lastCode: (email) => codes.get(email.toLowerCase()),
    settled: async () => {
      await Promise.all(sending);
    },
  };
}

function codeText(code: string, companyName: string): string {
  return `Su código es ${code}

Escríbalo en la ventanilla. Vale ${codeValidMinutes} minutos. No se lo dé a nadie: nadie de ${companyName} se lo pedirá.
Si usted no lo pidió, no tiene que hacer nada.

Your code is ${code}

Type it at the kiosk. It is valid for ${codeValidMinutes} minutes. Give it to nobody: nobody at ${companyName} will ask for it.
If you did not ask for it, there is nothing to do.
`;
}

function takenText(companyName: string): string {
  return `Alguien quiso abrir con este correo una cuenta en ${companyName}. Usted ya tiene una.

Si fue usted, ingrese con su contraseña, o pida una nueva en la ventanilla. Si no, no tiene que hacer nada.

Somebody wanted to open an account with this address. You have one already.

If it was you, sign in with your password, or ask for a new one at the kiosk. If not, there is nothing to do.
`;
}
