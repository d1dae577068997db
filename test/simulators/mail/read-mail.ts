/** A mail as its reader sees it. */
export interface ReadMail {
  /** Every header line, unfolded and decoded, in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
}

/** Reads a mail of one plain text part (RFC 5322, RFC 2045, RFC 2047). */
export function readMail(source: Buffer): ReadMail {
  const whole = source.toString('latin1');
  const end = whole.indexOf('\r\n\r\n');
  const head = whole.slice(0, end === -1 ? whole.length : end);
  const body = end === -1 ? '' : whole.slice(end + 4);
  const headers = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).toLowerCase(), value: decodeWords(line.slice(colon + 1).trim()) };
    });
  const encoding = headers.find(({ name }) => name === 'content-transfer-encoding')?.value ?? '7bit';
  return { headers, text: decodeBody(body, encoding.toLowerCase()).replaceAll('\r\n', '\n') };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return decodeQuoted(body.replaceAll('=\r\n', ''));
  return Buffer.from(body, 'latin1').toString('utf8');
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
