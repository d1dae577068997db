import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MailSimulator } from '../../simulators/mail/mail-simulator.ts';
import {
  makeSelfSignedCertificate,
  type Certificate,
} from '../../simulators/mail/self-signed-certificate.ts';
import { mail, mailerTo, startMailServer } from './mail-server.ts';

/** As if an authority that this machine knows had signed it. */
function trust({ cert }: Certificate): void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  onTestFinished(() => {
    setDefaultCACertificates(before);
  });
}

describe.each(['tls', 'starttls'] as const)('a mail over %s', (security) => {
  async function serverWith(certificate: Certificate): Promise<MailSimulator> {
    return startMailServer({ encryption: { by: security, certificate } });
  }

  it('arrives encrypted', async () => {
    const certificate = makeSelfSignedCertificate();
    trust(certificate);
    const server = await serverWith(certificate);
    expect(await mailerTo(server.port, { security }).send(mail)).toEqual({ is: 'sent' });
    expect(server.arrived()[0]?.isEncrypted).toBe(true);
  });

  it('is not given to a server that nobody vouches for', async () => {
    const server = await serverWith(makeSelfSignedCertificate());
    expect(await mailerTo(server.port, { security }).send(mail)).toMatchObject({ is: 'silent' });
    expect(server.arrived()).toEqual([]);
  });

  it('is not given to a server with the certificate of another host', async () => {
    const certificate = makeSelfSignedCertificate('mail.other.example');
    trust(certificate);
    const server = await serverWith(certificate);
    expect(await mailerTo(server.port, { security }).send(mail)).toMatchObject({ is: 'silent' });
    expect(server.arrived()).toEqual([]);
  });

  it('is not given to a server that does not encrypt', async () => {
    const server = await startMailServer();
    const mailer = mailerTo(server.port, { security, answerTimeoutMs: 500 });
    expect(await mailer.send(mail)).toMatchObject({ is: 'silent' });
    expect(server.arrived()).toEqual([]);
  });
});
