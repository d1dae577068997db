/*
 * The kiosk's payments in a process of their own, on a disk that may fail. At the first fault it does what the kiosk
 * does: it ends.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { JournalFault } from '../../src-main/journal/port.ts';
import { perform } from './play.ts';
import { faultCode, type PlayerTask } from './player-task.ts';
import { openStage } from './stage.ts';
import { openWitness } from './witness.ts';

/** For how many turns of the event loop it watches, after a fault, that nothing more is asked of anybody. */
const turnsWatched = 20;

const { disk, witness: witnessFile, play, isCareless } = JSON.parse(process.argv[2] ?? '') as PlayerTask;
const witness = openWitness(witnessFile);

try {
  const stage = openStage({
    disk,
    witness,
    bootId: play,
    isHanging: play === 'before',
    isCareless,
    onFault: (fault) => void watchThenEnd(fault),
  });
  await perform(play, stage, disk);
  // Killed where others close: what was written stays as it is, log and all.
  if (play === 'before') process.kill(process.pid, 'SIGKILL');
  await stage.close();
} catch (fault) {
  end(fault);
}

async function watchThenEnd(fault: unknown): Promise<void> {
  if (fault instanceof JournalFault) witness.say({ is: 'fault', why: fault.message });
  for (let turn = 0; turn < turnsWatched; turn += 1) await nextTurn();
  end(fault);
}

function end(fault: unknown): never {
  if (!(fault instanceof JournalFault)) throw fault;
  witness.say({ is: 'fault', why: fault.message });
  process.exit(faultCode);
}
