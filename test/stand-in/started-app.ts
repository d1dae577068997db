import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractedApp } from './extracted-app.ts';

/** What this process was asked to run. */
export interface StartedApp {
  readonly directory: string;
  readonly mainFile: string;
  readonly name: string;
  readonly version: string;
  /** Modules to load first: how Playwright gets in. */
  readonly required: readonly string[];
  /** Chromium's and the app's own switches, without their dashes. */
  readonly switches: Map<string, string>;
  /** The folder of the app's archive when it is packaged. */
  readonly resourcesDirectory: string | undefined;
}

/**
 * Reads Electron's command line: `electron [-r file]... [--switch[=value]]... <app folder>`.
 *
 * A packaged app names no folder; its distribution's script gives the archive in STANDIN_PACKAGED.
 */
function readCommandLine(words: readonly string[], archive: string | undefined): StartedApp {
  const required: string[] = [];
  const switches = new Map<string, string>();
  const plain: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (word === '-r') required.push(words[(at += 1)] ?? '');
    else if (name !== undefined) switches.set(name, value ?? '');
    else plain.push(word);
  }
  const directory = archive === undefined ? path.resolve(plain[0] ?? '.') : extractedApp(archive);
  const resourcesDirectory = archive === undefined ? undefined : path.dirname(archive);
  return { ...describeApp(directory), directory, required, switches, resourcesDirectory };
}

function describeApp(directory: string): Pick<StartedApp, 'mainFile' | 'name' | 'version'> {
  if (!statSync(directory).isDirectory()) throw new Error('the stand-in starts an app by its folder');
  const told = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  return {
    mainFile: path.join(directory, told['main'] ?? 'index.js'),
    name: told['productName'] ?? told['name'] ?? 'Electron',
    version: told['version'] ?? '0.0.0',
  };
}

export const startedApp = readCommandLine(process.argv.slice(2), process.env['STANDIN_PACKAGED']);
