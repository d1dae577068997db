import { extractAll } from '@electron/asar';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';

/**
 * Lays a packaged app out beside its archive, because Node cannot read inside one as Electron can.
 *
 * @returns the folder, named by the archive's time so that a new one is laid out again
 */
export function extractedApp(archive: string): string {
  const directory = `${archive}.extracted-${Math.trunc(statSync(archive).mtimeMs)}`;
  if (existsSync(directory)) return directory;
  const unfinished = mkdtempSync(`${archive}.extracting-`);
  extractAll(archive, unfinished);
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    // Another process was faster: then its folder is as good.
    rmSync(unfinished, { recursive: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}
