import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startMailSimulator } from '../../simulators/mail/mail-simulator.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

test('a caller who goes away in the middle of a mail has sent none', async () => {
  const mail = await startMailSimulator({ directory: temporaryDirectory() });
  onTestFinished(() => mail.stop());
  const socket = connect(mail.port, '127.0.0.1');
  const say = async (line: string): Promise<string> => {
    socket.write(`${line}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString('latin1').slice(0, 3);
  };
  await once(socket, 'data');
  expect(await say('HELO kiosk')).toBe('250');
  expect(await say('MAIL FROM:<kiosk@example.com>')).toBe('250');
  expect(await say('RCPT TO:<maria@example.com>')).toBe('250');
  expect(await say('DATA')).toBe('354');
  socket.write('Subject: half a mail\r\n');
  socket.destroy();
  await once(socket, 'close');
  const next = connect(mail.port, '127.0.0.1');
  onTestFinished(() => void next.destroy());
  const [greeting] = (await once(next, 'data')) as [Buffer];
  expect(greeting.toString('latin1')).toMatch(/^220 /);
  expect(mail.arrived()).toEqual([]);
});
