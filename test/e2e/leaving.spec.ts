import { expect, test } from '@playwright/test';
import { launchKiosk } from './launch.ts';
import { makeLonelyKiosk, processesOf } from './lonely-kiosk.ts';

test('a kiosk that loses power leaves no process behind and starts again on the same folder', async () => {
  const kiosk = makeLonelyKiosk();
  const first = await launchKiosk(kiosk.options);
  expect(processesOf(kiosk.stateDirectory).length).toBeGreaterThan(0);
  await first.kill();
  await expect.poll(() => processesOf(kiosk.stateDirectory)).toEqual([]);
  const second = await launchKiosk(kiosk.options);
  expect(await second.page.evaluate(async () => (await window.kiosk.describeKiosk({})).kioskId)).toBe('K014');
  await second.app.close();
  kiosk.remove();
});

test('a kiosk that is told to end closes its journal and leaves in order', async () => {
  const kiosk = makeLonelyKiosk();
  const { app } = await launchKiosk(kiosk.options);
  const running = app.process();
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  expect(await ended).toBe(0);
  await expect.poll(() => processesOf(kiosk.stateDirectory)).toEqual([]);
  kiosk.remove();
});
