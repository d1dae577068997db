import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a program of its own for one test, as a shell script. Returns its path. */
export function writeProgram(directory: string, ...lines: readonly string[]): string {
  const program = join(directory, 'speak.sh');
  writeFileSync(program, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(program, 0o755);
  return program;
}

/** Debian's espeak-ng, writing what would be heard into a file in place of a sound card. */
export function writeRecorder(directory: string): { readonly program: string; readonly wav: string } {
  const wav = join(directory, 'heard.wav');
  return { program: writeProgram(directory, `exec espeak-ng "$@" -w '${wav}'`), wav };
}

export interface Sound {
  readonly seconds: number;
  /** From 0, silence, to 1. */
  readonly loudness: number;
}

/** What a WAV file of 16-bit samples on one channel, as espeak-ng writes, sounds like. */
export function soundOf(wav: Buffer): Sound {
  const headerBytes = 44;
  const samplesPerSecond = wav.readUInt32LE(24);
  const samples = Array.from({ length: Math.floor((wav.length - headerBytes) / 2) }, (_, index) =>
    Math.abs(wav.readInt16LE(headerBytes + 2 * index)),
  );
  const loudest = samples.reduce((most, sample) => Math.max(most, sample), 0);
  return { seconds: samples.length / samplesPerSecond, loudness: loudest / 32_768 };
}
