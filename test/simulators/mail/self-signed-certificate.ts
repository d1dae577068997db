import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  objectId: 0x06,
  text: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Object identifiers, as X.690 writes them. */
const ids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectAltName: '551d11',
} as const;

/**
 * Makes a certificate (RFC 5280) that this loopback server may show: signed by itself, for 127.0.0.1 only and for one
 * hour, so that no key lies in the repository and none runs out.
 *
 * @param name - the only host name it is good for, or undefined for 127.0.0.1
 */
export function makeSelfSignedCertificate(name?: string): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(der(tags.objectId, Buffer.from(ids.ecdsaWithSha256, 'hex')));
  const issuer = sequence(
    der(
      tags.set,
      sequence(
        der(tags.objectId, Buffer.from(ids.commonName, 'hex')),
        der(tags.text, Buffer.from('Ventanilla simulator')),
      ),
    ),
  );
  const toBeSigned = sequence(
    // Version 3, which alone has extensions.
    der(0xa0, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, Buffer.from([1])),
    algorithm,
    issuer,
    sequence(utcTime(Date.now() - hourMs), utcTime(Date.now() + hourMs)),
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName(name))),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(toBeSigned, algorithm, bits(signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

const hourMs = 3_600_000;

function alternativeName(name: string | undefined): Buffer {
  const general = name === undefined ? der(0x87, Buffer.from([127, 0, 0, 1])) : der(0x82, Buffer.from(name));
  return sequence(
    der(tags.objectId, Buffer.from(ids.subjectAltName, 'hex')),
    der(tags.octets, sequence(general)),
  );
}

function sequence(...parts: Buffer[]): Buffer {
  return der(tags.sequence, Buffer.concat(parts));
}

function bits(content: Buffer): Buffer {
  return der(tags.bits, Buffer.concat([Buffer.from([0]), content]));
}

/** YYMMDDHHMMSSZ. */
function utcTime(unixMs: number): Buffer {
  const digits = new Date(unixMs).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return der(tags.utcTime, Buffer.from(`${digits}Z`));
}

/** Tag, length and content (X.690); content of less than 64 KB. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  if (length < 0x100) return Buffer.concat([Buffer.from([tag, 0x81, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}
