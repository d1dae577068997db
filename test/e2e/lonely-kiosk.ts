import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoConfiguration } from '../demo/configuration.ts';
import type { LaunchOptions } from './launch.ts';

/** A kiosk that is open and reaches nobody: all that tests of the shell need. */
export interface LonelyKiosk {
  readonly options: LaunchOptions;
  readonly stateDirectory: string;
  readonly keyId: string;
  remove(): void;
}

export function makeLonelyKiosk(size = '1080x1920'): LonelyKiosk {
  const stateDirectory = mkdtempSync(path.join(tmpdir(), 'ventanilla-shell-'));
  const configPath = path.join(stateDirectory, 'kiosk.json');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyId = 'test-key';
  const nobody = 'http://127.0.0.1:1';
  const configuration = demoConfiguration({
    biller: { url: nobody, kioskKey: 'none' },
    vpos: { url: nobody, key: 'none', sealingKey: { ...publicKey.export({ format: 'jwk' }), kid: keyId } },
    printer: { port: 1 },
  });
  writeFileSync(configPath, JSON.stringify(configuration));
  return {
    options: { configPath, stateDirectory, size },
    stateDirectory,
    keyId,
    // Chromium's last files may still be on their way to disk.
    remove: () => rmSync(stateDirectory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** The processes that were started on a kiosk's folder and still run, browser and all (Linux). */
export function processesOf(stateDirectory: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .map((name) => readCommandLine(name))
    .filter((commandLine) => commandLine.includes(stateDirectory));
}

function readCommandLine(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended in the meantime.
    return '';
  }
}
