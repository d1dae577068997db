/*
 * The demo: simulators on the other side, a configuration that names them, and the kiosk in its window.
 * Started by scripts/start.mjs, which has chosen the host; `--fresh` forgets what the last demo left,
 * `--company=co` is the Colombian company instead of the Panamanian one.
 */
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../scripts/child.mjs';
import { chooseHost } from '../../scripts/electron-path.mjs';
import { say } from '../../scripts/progress.mjs';
import { root } from '../../scripts/project.mjs';
import {
  demoBillsOf,
  demoCustomers,
  demoCustomersOfColombia,
  type CompanyCode,
} from '../simulators/demo-data.ts';
import { mailInShort } from '../simulators/mail/mail-in-short.ts';
import { startSimulators } from '../simulators/start.ts';
import { demoConfiguration } from './configuration.ts';
import { takeCommands } from './take-commands.ts';
import { takeSlot } from './slot.ts';

async function startDemo(company: CompanyCode, isFresh: boolean): Promise<number> {
  const slot = takeSlot(isFresh);
  const directory = join(slot.directory, company);
  const stateDirectory = join(directory, 'kiosk');
  mkdirSync(stateDirectory, { recursive: true });
  const simulators = await startSimulators({
    directory: join(directory, 'simulators'),
    company,
    onReceipt: say,
    onMail: (mail) => {
      say(mailInShort(mail));
    },
  });
  try {
    const configPath = join(directory, 'kiosk.json');
    const configuration = JSON.stringify(demoConfiguration(simulators, company), undefined, 2);
    writeFileSync(configPath, configuration, { mode: 0o600 });
    const stopListening = process.stdin.isTTY ? takeCommands(simulators, process.stdin, say) : undefined;
    sayHowToPay(company, stopListening !== undefined);
    try {
      return await openKiosk(configPath, stateDirectory);
    } finally {
      stopListening?.();
    }
  } finally {
    await simulators.stop();
    slot.release();
  }
}

async function openKiosk(configPath: string, stateDirectory: string): Promise<number> {
  const host = await chooseHost();
  const args = [root, `--config=${configPath}`, `--user-data-dir=${stateDirectory}`];
  // Chromium refuses its sandbox to root, as in containers; a kiosk is never run as root.
  if (process.getuid?.() === 0 && host.is === 'electron') args.unshift('--no-sandbox');
  // Chromium's own complaints would bury the receipts that the demo prints here.
  const complaints = join(stateDirectory, 'stderr.log');
  const stderr = openSync(complaints, 'w');
  const code = await run(host.path, args, { stdio: ['ignore', 'inherit', stderr] });
  closeSync(stderr);
  if (code !== 0) say(`the kiosk ended with ${code}; what it complained of is in ${complaints}`);
  return code;
}

function sayHowToPay(company: CompanyCode, takesCommands: boolean): void {
  const customers = company === 'pa' ? demoCustomers : demoCustomersOfColombia;
  const { user, password, name } = customers.withSeveral;
  say('');
  say(`  Sign in     ${user}  ·  ${password}  (${name})`);
  const bills = demoBillsOf(company, customers.withoutAccount);
  const { customerNumber } = customers.withoutAccount;
  say(
    `  New         customer number ${customerNumber}, bill code ${bills[0]?.invoiceCode ?? ''} (no account yet);`,
  );
  say('              the six digits by which an account is opened, or a password set, are mailed to here');
  say('  Cards       4111 1111 1111 1111 is approved, 4000 0000 0000 9995 has no funds;');
  say('              any later expiry, any code. More endings: resources/openapi/vpos.yaml');
  if (takesCommands) {
    say('  Offline     v + Enter here takes the VPOS away, and brings it back; b + Enter the biller.');
    say('              With the VPOS away small invoices may be left in queue, five at most;');
    say('              the mail by which the customer hears how that ended is shown here too.');
  }
  say('  To end      Ctrl-C here; npm start -- --fresh forgets what was paid');
  say('');
}

const { values } = parseArgs({
  options: { fresh: { type: 'boolean', default: false }, company: { type: 'string', default: 'pa' } },
});
if (values.company !== 'pa' && values.company !== 'co') throw new Error('--company is pa or co');
process.exitCode = await startDemo(values.company, values.fresh);
