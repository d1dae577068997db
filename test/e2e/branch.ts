import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { impatientConfiguration, type DemoDifferences } from '../demo/impatient-configuration.ts';
import { startSimulators, type Simulators } from '../simulators/start.ts';
import type { OnStep } from '../simulators/steps.ts';
import { launchKiosk, type LaunchedKiosk } from './launch.ts';

/** A branch of the demo company, with the other side on loopback and a kiosk that can be started on it. */
export interface Branch {
  readonly simulators: Simulators;
  readonly directory: string;
  readonly stateDirectory: string;
  readonly journalFile: string;
  /** Starts the kiosk; again, on the same disk, after it was killed or closed. */
  open(size?: string): Promise<LaunchedKiosk>;
  close(): Promise<void>;
}

export interface BranchOptions extends DemoDifferences {
  /** How long the VPOS's late ending takes, in milliseconds. */
  readonly lateMs?: number;
  /** Told of every step of the other side, as it happens. */
  readonly onStep?: OnStep;
}

export async function openBranch(options: BranchOptions = {}): Promise<Branch> {
  const { lateMs = 6_000, onStep, ...differences } = options;
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-branch-'));
  const simulators = await startSimulators({
    directory: join(directory, 'other-side'),
    lateMs,
    ...(onStep && { onStep }),
  });
  const configPath = join(directory, 'kiosk.json');
  // One method, unless a test is about choosing: then nothing is asked between the bill and the card.
  const configuration = impatientConfiguration(simulators, {
    methods: ['credit'],
    ...differences,
    vposTimeoutMs: 3_000,
  });
  writeFileSync(configPath, JSON.stringify(configuration));
  const stateDirectory = join(directory, 'kiosk');
  const opened: LaunchedKiosk[] = [];
  return {
    simulators,
    directory,
    stateDirectory,
    journalFile: join(stateDirectory, 'journal.sqlite'),
    open: async (size) => {
      // A screen of another size than the display's is one that nobody sees.
      const glass = size === undefined ? {} : { size, headless: true };
      const kiosk = await launchKiosk({ configPath, stateDirectory, ...glass });
      opened.push(kiosk);
      return kiosk;
    },
    close: async () => {
      for (const { app } of opened) await app.close().catch(() => undefined);
      await simulators.stop();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
