import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Speech, Utterance } from './port.ts';
import { harmlessText, programArguments } from './program-arguments.ts';

/** The longest text at the slowest rate takes eight minutes: a program that runs longer hangs. */
const sayMaxMs = 600_000;

/** How much of its complaints is read, in characters. */
const complaintsMax = 2_000;

/**
 * Speaks with espeak-ng, or a program that takes its options, which plays on the system's own sound device.
 *
 * One process an utterance, and never two at once: some sound devices open only once. A program that is missing or fails
 * is one line in the log for each way in which it does.
 */
export function openSpeech(config: NonNullable<Config['speech']>, log: Log): Speech {
  const told = new Set<string>();
  return new SpokenByProgram(config, (why) => {
    if (told.has(why)) return;
    told.add(why);
    log({ is: 'speech-failed', why });
  });
}

interface Waiting {
  readonly utterance: Utterance;
  readonly done: () => void;
}

class SpokenByProgram implements Speech {
  readonly #config: NonNullable<Config['speech']>;
  readonly #fail: (why: string) => void;
  #running: ChildProcessWithoutNullStreams | undefined;
  #next: Waiting | undefined;

  constructor(config: NonNullable<Config['speech']>, fail: (why: string) => void) {
    this.#config = config;
    this.#fail = fail;
  }

  say(utterance: Utterance): Promise<void> {
    this.hush();
    return new Promise((done) => {
      this.#next = { utterance, done };
      // Otherwise it begins when the process that was just stopped has let go of the sound device.
      if (!this.#running) this.#begin();
    });
  }

  hush(): void {
    this.#next?.done();
    this.#next = undefined;
    // Not asked but ended: what is already on its way to the loudspeaker must stop too.
    this.#running?.kill('SIGKILL');
  }

  #begin(): void {
    if (!this.#next) return;
    const { utterance, done } = this.#next;
    this.#next = undefined;
    let child: ChildProcessWithoutNullStreams;
    try {
      child = this.#start(utterance);
    } catch {
      // A name that no program can have, or a system without room for another process.
      this.#fail('not-started');
      done();
      return;
    }
    this.#running = child;
    const stop = (): void => {
      child.kill('SIGKILL');
    };
    process.once('exit', stop);
    const complaints = complaintsOf(child);
    child.on('error', (error: NodeJS.ErrnoException) => {
      this.#fail(error.code === 'ENOENT' ? 'no-such-program' : 'not-started');
    });
    child.once('close', (code, signal) => {
      process.off('exit', stop);
      this.#running = undefined;
      if (signal === null) this.#judge(code, complaints());
      done();
      this.#begin();
    });
  }

  #start(utterance: Utterance): ChildProcessWithoutNullStreams {
    const { program, wordsPerMinute } = this.#config;
    const child = spawn(program, programArguments(utterance, wordsPerMinute), {
      windowsHide: true,
      timeout: sayMaxMs,
      killSignal: 'SIGKILL',
    });
    // A program that ends before it has read everything breaks the pipe; its end tells why.
    child.stdin.on('error', () => undefined);
    child.stdout.resume();
    child.stdin.end(harmlessText(utterance.text));
    return child;
  }

  /** @param code - null or below zero when it never ran, which is told already */
  #judge(code: number | null, complaints: string): void {
    if (code !== null && code > 0) this.#fail(`exit-${code}`);
    // Without a sound device espeak-ng says so, and ends as if all were well.
    else if (code === 0 && /^error:/m.test(complaints)) this.#fail('no-sound-device');
  }
}

/** What a program has complained of so far. */
function complaintsOf(child: ChildProcessWithoutNullStreams): () => string {
  let complaints = '';
  child.stderr.on('data', (bytes: Buffer) => {
    if (complaints.length < complaintsMax) complaints += bytes.toString('utf8');
  });
  return () => complaints;
}
