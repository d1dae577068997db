import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueueLimits } from '../../src-main/payment/queue-limits.ts';
import { demoConfiguration } from '../demo/configuration.ts';
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

export interface BranchOptions {
  /** How long the VPOS's late ending takes, in milliseconds. */
  readonly lateMs?: number;
  /** What the acquirer permits to be queued; null for nothing. Left out, what the demo permits. */
  readonly queue?: QueueLimits | null;
  readonly lateExecutionMaxMs?: number;
  /** Told of every step of the other side, as it happens. */
  readonly onStep?: OnStep;
  readonly screen?: { readonly diagonalIn: number; readonly widthPx: number; readonly heightPx: number };
}

export async function openBranch(options: BranchOptions = {}): Promise<Branch> {
  const { lateMs = 6_000, onStep } = options;
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-branch-'));
  const simulators = await startSimulators({
    directory: join(directory, 'other-side'),
    lateMs,
    ...(onStep && { onStep }),
  });
  const configPath = join(directory, 'kiosk.json');
  writeFileSync(configPath, JSON.stringify(configurationOf(simulators, options)));
  const stateDirectory = join(directory, 'kiosk');
  const opened: LaunchedKiosk[] = [];
  return {
    simulators,
    directory,
    stateDirectory,
    journalFile: join(stateDirectory, 'journal.sqlite'),
    open: async (size = '1080x1920') => {
      const kiosk = await launchKiosk({ configPath, stateDirectory, size });
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

/** The demo's configuration with a short patience, so that silences end soon. */
function configurationOf(
  simulators: Simulators,
  { queue, lateExecutionMaxMs, screen }: BranchOptions,
): object {
  const demo = demoConfiguration(simulators) as { readonly vpos: { readonly queue?: QueueLimits } };
  const { queue: demoQueue, ...line } = demo.vpos;
  const permitted = queue === undefined ? demoQueue : queue;
  const vpos = {
    ...line,
    saleTimeoutMs: 3_000,
    answerTimeoutMs: 3_000,
    ...(permitted && { queue: permitted }),
    ...(lateExecutionMaxMs !== undefined && { lateExecutionMaxMs }),
  };
  return { ...demo, vpos, ...(screen && { screen }) };
}
