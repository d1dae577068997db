import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mail, mailerTo, startMailServer } from './mail-server.ts';

describe('a mail', () => {
  it('arrives as it was written, at its one recipient', async () => {
    const server = await startMailServer();
    expect(await mailerTo(server.port).send(mail)).toEqual({ is: 'sent' });
    const [arrived] = server.arrived();
    expect(arrived).toMatchObject({
      from: 'pagos@luz.example',
      to: [mail.to],
      subject: mail.subject,
      messageId: mail.messageId,
      text: mail.text,
    });
  });

  it('asks for no answer of a machine, and does not tell what sent it', async () => {
    const server = await startMailServer();
    await mailerTo(server.port).send(mail);
    const headers = server.arrived()[0]?.headers ?? [];
    expect(headers).toContainEqual({ name: 'auto-submitted', value: 'auto-generated' });
    expect(headers.map(({ name }) => name)).not.toContain('x-mailer');
    expect(JSON.stringify(headers)).not.toMatch(/nodemailer/i);
  });

  it('is refused for good when the server has no such mailbox, and the address is not repeated', async () => {
    const server = await startMailServer();
    server.setEnding('no-such-mailbox');
    expect(await mailerTo(server.port).send(mail)).toEqual({ is: 'refused', why: '550 5.1.1' });
    expect(server.arrived()).toEqual([]);
  });

  it.each([
    ['asks to come back later', 'try-later', 'EENVELOPE 451 4.7.1'],
    ['closes at once', 'closing', 'EPROTOCOL 421'],
    ['does not know this kiosk', 'relay-denied', 'EENVELOPE 554 5.7.1'],
    ['does not take the sender', 'unknown-sender', 'EENVELOPE 550 5.1.8'],
    ['does not take the content', 'refused-content', 'EMESSAGE 554 5.6.0'],
  ] as const)('stays due when the server %s', async (_what, ending, cause) => {
    const server = await startMailServer();
    server.setEnding(ending);
    expect(await mailerTo(server.port).send(mail)).toEqual({ is: 'silent', cause });
    expect(server.arrived()).toEqual([]);
    server.setEnding('accepted');
    expect(await mailerTo(server.port).send(mail)).toEqual({ is: 'sent' });
  });

  it('stays due while the server is down, and goes when it is back', async () => {
    const server = await startMailServer();
    const mailer = mailerTo(server.port);
    await server.pause();
    expect(await mailer.send(mail)).toEqual({ is: 'silent', cause: 'ESOCKET ECONNREFUSED' });
    await server.resume();
    expect(await mailer.send(mail)).toEqual({ is: 'sent' });
  });

  it('stays due when the server never says a word', async () => {
    const server = await startMailServer();
    server.setEnding('mute');
    const mailer = mailerTo(server.port, { answerTimeoutMs: 200 });
    expect(await mailer.send(mail)).toEqual({ is: 'silent', cause: 'ETIMEDOUT' });
  });

  it('does not wait for ever for a server that drips', async () => {
    const server = createServer((socket) => {
      const dripping = setInterval(() => socket.write('2'), 20);
      socket.on('close', () => {
        clearInterval(dripping);
      });
      socket.on('error', () => socket.destroy());
      socket.write('220 here\r\n');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void server.close());
    const mailer = mailerTo((server.address() as AddressInfo).port, { answerTimeoutMs: 100 });
    expect(await mailer.send(mail)).toMatchObject({ is: 'silent' });
  });

  it('is shown once when the answer is lost and it is sent again', async () => {
    const server = await startMailServer();
    const mailer = mailerTo(server.port);
    server.setEnding('lost-answer');
    expect(await mailer.send(mail)).toMatchObject({ is: 'silent' });
    server.setEnding('accepted');
    expect(await mailer.send(mail)).toEqual({ is: 'sent' });
    expect(server.arrived().map(({ messageId }) => messageId)).toEqual([mail.messageId, mail.messageId]);
    expect(server.mailbox(mail.to)).toHaveLength(1);
  });

  it('has a connection of its own', async () => {
    const server = await startMailServer();
    const mailer = mailerTo(server.port);
    await Promise.all([mailer.send(mail), mailer.send(mail), mailer.send(mail)]);
    expect(server.connections()).toBe(3);
  });
});

describe('an account at the mail server', () => {
  const account = { user: 'kiosk', password: 'a long secret' };

  it('is signed in to before anything is sent', async () => {
    const server = await startMailServer({ account });
    expect(await mailerTo(server.port, account).send(mail)).toEqual({ is: 'sent' });
  });

  it('that does not let the kiosk in is for staff to mend: the mail stays due', async () => {
    const server = await startMailServer({ account });
    const mailer = mailerTo(server.port, { ...account, password: 'another' });
    expect(await mailer.send(mail)).toEqual({ is: 'silent', cause: 'EAUTH 535 5.7.8' });
    expect(await mailerTo(server.port).send(mail)).toMatchObject({ is: 'silent' });
    expect(server.arrived()).toEqual([]);
  });

  it('is never left out because the server does not ask for it', async () => {
    const server = await startMailServer();
    expect(await mailerTo(server.port, account).send(mail)).toMatchObject({ is: 'silent' });
    expect(server.arrived()).toEqual([]);
  });
});

describe('an address or a text with lines of its own', () => {
  it.each([
    'maria@casa.example\r\nRCPT TO:<other@casa.example>',
    'maria@casa.example\r\nBcc: other@casa.example',
    'maria@casa.example, other@casa.example',
    'maria@casa.example;other@casa.example',
    '<maria@casa.example>',
    'María <maria@casa.example>',
    'maria@casa.example\0',
    'maria',
    '',
  ])('%j is nobody: no server is asked', async (to) => {
    const server = await startMailServer();
    expect(await mailerTo(server.port).send({ ...mail, to })).toEqual({
      is: 'refused',
      why: 'not-an-address',
    });
    expect(server.connections()).toBe(0);
  });

  it('adds no header and no recipient', async () => {
    const server = await startMailServer();
    const wicked = `Pago\r\nBcc: other@casa.example\r\n\r\nOtro texto`;
    await mailerTo(server.port).send({ ...mail, subject: wicked, messageId: `<a@b>\r\nX-Wicked: yes` });
    const [arrived] = server.arrived();
    expect(arrived?.to).toEqual([mail.to]);
    expect(arrived?.headers.map(({ name }) => name)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(bcc|x-wicked)$/)]),
    );
    expect(arrived?.text).toBe(mail.text);
  });
});
