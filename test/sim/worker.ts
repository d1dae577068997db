import { parentPort, workerData } from 'node:worker_threads';
import { runCampaign, type CampaignOptions } from './campaign.ts';

Error.stackTraceLimit = 0;
// Sound: `run.ts` starts this, with these.
parentPort?.postMessage(await runCampaign(workerData as CampaignOptions));
