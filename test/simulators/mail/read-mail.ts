/** A mail as its reader sees it. */
export interface ReadMail {
  /** Every header line, unfolded and decoded, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

type Headers = ReadMail['headers'];

/** Reads a mail of plain text, with or without attachments (RFC 5322, RFC 2045 to 2047, RFC 2183). */
export function readMail(source: Buffer): ReadMail {
  const { headers, body } = readPart(source.toString('latin1'));
  const boundary = /^multipart\/mixed;.*boundary="?([^";]+)"?/i.exec(valueOf(headers, 'content-type'))?.[1];
  const parts = boundary === undefined ? [{ headers, body }] : partsOf(body, boundary).map(readPart);
  const [text] = parts.filter((part) => fileNameOf(part.headers) === undefined);
  const attachments = parts.flatMap((part) => {
    const fileName = fileNameOf(part.headers);
    const contentType = valueOf(part.headers, 'content-type').split(';', 1)[0] ?? '';
    return fileName === undefined ? [] : [{ fileName, contentType, content: bytesOf(part) }];
  });
  return {
    headers,
    text: text ? bytesOf(text).toString('utf8').replaceAll('\r\n', '\n') : '',
    attachments,
  };
}

interface Part {
  readonly headers: Headers;
  readonly body: string;
}

function readPart(whole: string): Part {
  const end = whole.indexOf('\r\n\r\n');
  const head = whole.slice(0, end === -1 ? whole.length : end);
  const headers = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).toLowerCase(), value: decodeWords(line.slice(colon + 1).trim()) };
    });
  return { headers, body: end === -1 ? '' : whole.slice(end + 4) };
}

/** What stands between the boundary's lines, without what comes before the first and after the last. */
function partsOf(body: string, boundary: string): string[] {
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^\r\n/, ''));
}

function valueOf(headers: Headers, wanted: string): string {
  return headers.find(({ name }) => name === wanted)?.value ?? '';
}

function fileNameOf(headers: Headers): string | undefined {
  return /^attachment;.*filename="?([^";]+)"?/i.exec(valueOf(headers, 'content-disposition'))?.[1];
}

function bytesOf({ headers, body }: Part): Buffer {
  switch (valueOf(headers, 'content-transfer-encoding').toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(decodeQuoted(body.replaceAll('=\r\n', '')), 'utf8');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** =?utf-8?Q?…?= and =?utf-8?B?…?=; the space between two of them is not text. */
function decodeWords(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_word, kind: string, content: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(content, 'base64').toString('utf8')
        : decodeQuoted(content.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text.replaceAll(/=([\dA-F]{2})/gi, (_coded, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
