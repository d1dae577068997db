/*
 * Simulates whatever program lies beside it, and says in one line of JSON what came of it. `run.ts` starts this in a
 * copy of the project with one fault planted.
 */
import { runCampaign } from '../campaign.ts';

const [payments, seed] = process.argv.slice(2).map(Number);
if (payments === undefined || seed === undefined) throw new Error('usage: attempt.ts PAYMENTS SEED');

Error.stackTraceLimit = 0;
const report = await runCampaign({ payments, seed });
const { finding } = report.found ?? {};
process.stdout.write(JSON.stringify({ payments: report.payments, finding }));
