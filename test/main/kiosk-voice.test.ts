import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kiosk } from '../../src-main/kiosk.ts';
import { openBranch } from './branch.ts';
import { writeProgram } from './speech/speech-program.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A kiosk that says something, and would go on saying it for minutes. */
async function speaking(): Promise<{ kiosk: Kiosk; said: Promise<null> }> {
  const branch = await openBranch();
  const configPath = join(branch.stateDirectory, '../kiosk.json');
  const program = writeProgram(temporaryDirectory(), 'cat >/dev/null', 'exec sleep 600');
  const configuration = JSON.parse(readFileSync(configPath, 'utf8')) as object;
  writeFileSync(configPath, JSON.stringify({ ...configuration, speech: { program } }));
  const { kiosk } = await branch.start();
  const said = kiosk.handlers.speak({ text: 'María Núñez. Su factura.', language: 'es', volume: 60 });
  return { kiosk, said };
}

describe('what the kiosk says of a customer', () => {
  it('stops when the customer leaves', async () => {
    const { kiosk, said } = await speaking();
    await kiosk.handlers.endSession({});
    expect(await said).toBeNull();
  });

  it('stops when the screen is lost: the next one knows nothing of it, and nobody could stop it there', async () => {
    const { kiosk, said } = await speaking();
    kiosk.screenLost();
    expect(await said).toBeNull();
  });
});
