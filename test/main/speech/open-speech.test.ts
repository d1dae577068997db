import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { LogLine } from '../../../src-main/log.ts';
import { openSpeech } from '../../../src-main/speech/open-speech.ts';
import type { Speech, Utterance } from '../../../src-main/speech/port.ts';
import { keyboardPages } from '../../../src-renderer/parts/keyboard-layout.ts';
import { spokenText } from '../../../src-renderer/spoken-text.ts';
import { voiceWords } from '../../../src-renderer/text/es-voice.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { soundOf, writeProgram, writeRecorder, type Sound } from './speech-program.ts';

/** Generous: a process needs its time on a loaded machine. */
const patience = { timeout: 20_000 };
const sentence = 'Pague su factura aquí.';

function utterance(text: string, rest: Partial<Utterance> = {}): Utterance {
  return { text, language: 'es', volume: 60, ...rest };
}

/** A voice that writes down what it would have played, and all that it logs. */
function recordedVoice(wordsPerMinute = 150): {
  readonly log: LogLine[];
  readonly hear: (said: Utterance) => Promise<Sound>;
} {
  const { program, wav } = writeRecorder(temporaryDirectory());
  const log: LogLine[] = [];
  const speech = openSpeech({ program, wordsPerMinute }, (line) => log.push(line));
  return {
    log,
    hear: async (said) => {
      await speech.say(said);
      return soundOf(readFileSync(wav));
    },
  };
}

/** A program that never ends by itself, and leaves a file with the number of each process that it was. */
function endlessProgram(directory: string): string {
  return writeProgram(directory, 'cat >/dev/null', `: > '${directory}'/$$.started`, 'exec sleep 600');
}

function startedIn(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => /^(\d+)\.started$/.exec(name)?.[1] ?? []);
}

function endlessVoice(): {
  readonly speech: Speech;
  readonly started: () => string[];
  readonly log: LogLine[];
} {
  const directory = temporaryDirectory();
  const log: LogLine[] = [];
  const config = { program: endlessProgram(directory), wordsPerMinute: 150 };
  const speech = openSpeech(config, (line) => log.push(line));
  return { speech, started: () => startedIn(directory), log };
}

function isRunning(processId: string): boolean {
  return existsSync(join('/proc', processId));
}

describe('the voice of the kiosk, by espeak-ng', () => {
  it('is heard, and for longer the more there is to say', async () => {
    const { hear, log } = recordedVoice();
    const short = await hear(utterance(sentence));
    const long = await hear(utterance(`${sentence} Con tarjeta. Recibe su comprobante al instante.`));
    expect(short.loudness).toBeGreaterThan(0.1);
    expect(short.seconds).toBeGreaterThan(0.8);
    expect(long.seconds).toBeGreaterThan(2 * short.seconds);
    expect(log).toEqual([]);
  });

  it('is as loud as the customer wants, down to silence', async () => {
    const { hear } = recordedVoice();
    const [silent, low, high] = [
      await hear(utterance(sentence, { volume: 0 })),
      await hear(utterance(sentence, { volume: 20 })),
      await hear(utterance(sentence, { volume: 80 })),
    ];
    expect(silent.loudness).toBe(0);
    expect(low.loudness).toBeGreaterThan(0);
    expect(high.loudness).toBeGreaterThan(2 * low.loudness);
  });

  it('is as fast as the configuration says', async () => {
    const slow = await recordedVoice(100).hear(utterance(sentence));
    const fast = await recordedVoice(250).hear(utterance(sentence));
    expect(slow.seconds).toBeGreaterThan(1.5 * fast.seconds);
  });

  it('speaks English with an English voice', async () => {
    const { hear } = recordedVoice();
    const text = 'Choose the bill that you want to pay';
    const spanish = await hear(utterance(text));
    const english = await hear(utterance(text, { language: 'en' }));
    expect(english.seconds).toBeGreaterThan(0.8);
    expect(english.seconds).not.toBeCloseTo(spanish.seconds, 2);
  });

  it.each([
    ['an option', '--help', 'help'],
    ['an option that writes a file', '-w escrito.wav', 'escrito'],
    ['a command of the shell', '$(touch hecho); `touch hecho`', 'touch hecho, touch hecho'],
    ['phonemes', '[[38450]] pesos', '38450 pesos'],
  ])('reads %s aloud like any other text', async (_, text, about) => {
    const { hear, log } = recordedVoice();
    const heard = await hear(utterance(text));
    const expected = await hear(utterance(about));
    expect(heard.seconds).toBeGreaterThan(0.8 * expected.seconds);
    expect(heard.loudness).toBeGreaterThan(0.05);
    expect(log).toEqual([]);
  });

  it('takes no orders from a text: control characters change neither rate nor volume', async () => {
    const { hear } = recordedVoice();
    const plain = await hear(utterance('Total a pagar'));
    const ordered = await hear(utterance('\u0001450S\u00010A\u001b[2JTotal a pagar'));
    expect(ordered.loudness).toBeGreaterThan(0.1);
    expect(ordered.seconds).toBeGreaterThan(plain.seconds);
  });

  it.each(Object.values(keyboardPages).flat(2))(
    'names each key of the keyboard on the screen: %s',
    async (key) => {
      const { hear } = recordedVoice(400);
      const heard = await hear(utterance(spokenText(key, voiceWords)));
      expect(heard.loudness).toBeGreaterThan(0.05);
    },
  );

  it('reads no more than the contract takes, however long the text is', async () => {
    const { hear } = recordedVoice(400);
    const most = await hear(utterance('la '.repeat(1_334)));
    const more = await hear(utterance('la '.repeat(20_000)));
    expect(more.seconds).toBeCloseTo(most.seconds, 0);
  });
});

describe('one thing is said at a time', () => {
  it('a new sentence ends the one that is being said', async () => {
    const { speech, started } = endlessVoice();
    const first = speech.say(utterance('uno'));
    await vi.waitFor(() => expect(started()).toHaveLength(1), patience);
    const second = speech.say(utterance('dos'));
    await first;
    await vi.waitFor(() => expect(started()).toHaveLength(2), patience);
    expect(started().filter(isRunning)).toHaveLength(1);
    speech.hush();
    await second;
  });

  it('hush ends it at once, and leaves no process behind', async () => {
    const { speech, started, log } = endlessVoice();
    const said = speech.say(utterance('uno'));
    await vi.waitFor(() => expect(started()).toHaveLength(1), patience);
    speech.hush();
    await said;
    expect(started().filter(isRunning)).toEqual([]);
    expect(log).toEqual([]);
  });

  it('of a hundred sentences in a row only the last goes on', async () => {
    const { speech, started } = endlessVoice();
    const all = Array.from({ length: 100 }, (_, index) => speech.say(utterance(`frase ${index}`)));
    await Promise.all(all.slice(0, -1));
    await vi.waitFor(() => expect(started().filter(isRunning)).toHaveLength(1), patience);
    expect(started().length).toBeLessThanOrEqual(2);
    speech.hush();
    await all.at(-1);
    expect(started().filter(isRunning)).toEqual([]);
  });

  it('hush with nothing to end does nothing, and the next sentence is heard', async () => {
    const { program, wav } = writeRecorder(temporaryDirectory());
    const speech = openSpeech({ program, wordsPerMinute: 150 }, () => undefined);
    speech.hush();
    speech.hush();
    await speech.say(utterance(sentence));
    expect(soundOf(readFileSync(wav)).seconds).toBeGreaterThan(0.8);
  });

  it('ends with the kiosk: no process speaks on for a customer who sees no screen any more', async () => {
    const directory = temporaryDirectory();
    const program = endlessProgram(directory);
    const module = pathToFileURL(resolve(import.meta.dirname, '../../../src-main/speech/open-speech.ts'));
    const kiosk = `
      const { openSpeech } = await import(${JSON.stringify(module)});
      const speech = openSpeech(${JSON.stringify({ program, wordsPerMinute: 150 })}, () => undefined);
      void speech.say({ text: 'uno', language: 'es', volume: 60 });
      process.stdin.once('data', () => process.exit(0));
    `;
    const running = spawn(process.execPath, ['--input-type=module', '-e', kiosk]);
    await vi.waitFor(() => expect(startedIn(directory).filter(isRunning)).toHaveLength(1), patience);
    running.stdin.write('end');
    await once(running, 'exit');
    await vi.waitFor(() => expect(startedIn(directory).filter(isRunning)).toEqual([]), patience);
  });

  it('keeps nothing for later once a sentence is said', async () => {
    const before = process.listenerCount('exit');
    const { speech, started } = endlessVoice();
    for (const text of ['uno', 'dos']) {
      const said = speech.say(utterance(text));
      await vi.waitFor(() => expect(started().filter(isRunning)).toHaveLength(1), patience);
      speech.hush();
      await said;
    }
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('a voice that fails', () => {
  it.each([
    ['is missing', '/nowhere/espeak-ng', 'no-such-program'],
    ['has a name that none can have', 'espeak\0ng', 'not-started'],
    ['is a folder', '/tmp', 'not-started'],
    ['ends with an error', '/bin/false', 'exit-1'],
  ])('is one line in the log and stops nothing: a program that %s', async (_, program, why) => {
    const log: LogLine[] = [];
    const speech = openSpeech({ program, wordsPerMinute: 150 }, (line) => log.push(line));
    await speech.say(utterance(sentence));
    await speech.say(utterance('x'.repeat(3_999)));
    speech.hush();
    expect(log).toEqual([{ is: 'speech-failed', why }]);
  });

  it('on a machine without a sound device ends, and tells the log once, nothing of what it said', async () => {
    const directory = temporaryDirectory();
    // What espeak-ng 1.51 does there: complaints of the sound library, then its own, and the exit code of a success.
    const program = writeProgram(
      directory,
      'cat >/dev/null',
      'echo "ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM default" >&2',
      'echo "error: No such file or directory" >&2',
    );
    const log: LogLine[] = [];
    const speech = openSpeech({ program, wordsPerMinute: 150 }, (line) => log.push(line));
    for (const text of ['uno', 'dos', 'tres']) await speech.say(utterance(text));
    expect(log).toEqual([{ is: 'speech-failed', why: 'no-sound-device' }]);
  });

  it('Debian’s own espeak-ng, with or without a sound device, comes to an end', async () => {
    const log: LogLine[] = [];
    const speech = openSpeech({ program: 'espeak-ng', wordsPerMinute: 400 }, (line) => log.push(line));
    await speech.say(utterance('sí'));
    await speech.say(utterance('no'));
    expect(log.length).toBeLessThanOrEqual(1);
  });
});
