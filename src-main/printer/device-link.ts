import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ByteLink } from './byte-link.ts';
import { createLostLine, type LostLine } from './lost-line.ts';

/** What a USB printer takes at once; larger pieces would leave it unknown how much of them arrived. */
const pieceBytes = 512;
const readBytes = 512;
/** A device that talks without end is given up on here; its talk then counts as garbage. */
const oldReadsMax = 64;
/** How often a device that has nothing to say, or takes nothing, is asked again. */
const pollMs = 15;

/**
 * A printer that the operating system shows as a device file, such as /dev/usb/lp0.
 *
 * Opened without blocking: a call to a printer that takes nothing returns at once (EAGAIN) instead of holding one of
 * Node's few file threads, which would stop every other file and name look-up of the kiosk.
 *
 * @throws Error when it is not there, is no device, or is used by another program
 */
export async function openDeviceLink(path: string): Promise<ByteLink> {
  const device = await openDevice(path);
  const lost = createLostLine();
  await forgetOldAnswers(device, lost);
  let sending: Promise<void> = Promise.resolve();
  let reading: Promise<void> | undefined;
  let isClosed = false;
  return {
    send: (bytes) => {
      const sent = sending.then(() => write(device, bytes, lost));
      sending = sent.catch(() => undefined);
      return sent;
    },
    onBytes: (listener) => {
      reading ??= readUntilLost(device, lost, listener);
    },
    onLost: lost.onLost,
    close: async () => {
      lost.forget();
      if (isClosed) return;
      isClosed = true;
      // The file number may be another's the moment it is closed.
      await Promise.all([sending, reading]);
      await device.close();
    },
  };
}

async function openDevice(path: string): Promise<FileHandle> {
  // Windows has neither such files nor these flags.
  const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants as Partial<typeof constants>;
  if (O_RDWR === undefined || O_NONBLOCK === undefined || O_NOCTTY === undefined) {
    throw new Error(
      `${path}: this system has no printer device files: connect the printer by TCP or a serial port`,
    );
  }
  // Never O_CREAT: where no printer is, a file would be made that takes receipts and prints none.
  const refuse = (error: unknown): never => {
    throw new Error(`no printer at ${path}: ${explain(error)}`);
  };
  const device = await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY).catch(refuse);
  try {
    if ((await device.stat()).isCharacterDevice()) return device;
  } catch (error) {
    await closeAfterFault(device);
    return refuse(error);
  }
  await closeAfterFault(device);
  return refuse('it is an ordinary file and no device; remove it and plug the printer in');
}

/** The fault before is what is told; a second one would only hide it. */
async function closeAfterFault(device: FileHandle): Promise<void> {
  await device.close().catch(() => undefined);
}

const explanations: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such device; is the printer plugged in and switched on?',
  ENXIO: 'the device is there and no printer behind it',
  ENODEV: 'the device is there and no printer behind it',
  EACCES: 'this user may not use it; add the user to the group that owns it (often "lp")',
  EBUSY: 'another program uses it; end that program (a print spooler, perhaps)',
  EISDIR: 'it is a folder',
};

function explain(error: unknown): string {
  return explanations[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What an earlier job was answered and nobody read must not answer this one. */
async function forgetOldAnswers(device: FileHandle, lost: LostLine): Promise<void> {
  for (let reads = 0; reads < oldReadsMax; reads += 1) {
    if ((await read(device, lost)).length === 0) return;
  }
}

/** What is there to read now: nothing when the device has nothing to say. */
async function read(device: FileHandle, lost: LostLine): Promise<Buffer> {
  const buffer = Buffer.alloc(readBytes);
  try {
    const { bytesRead } = await device.read(buffer, 0, readBytes);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') lost.lose(explain(error));
    return Buffer.alloc(0);
  }
}

async function readUntilLost(
  device: FileHandle,
  lost: LostLine,
  listener: (bytes: Buffer) => void,
): Promise<void> {
  while (lost.reason() === undefined) {
    const bytes = await read(device, lost);
    if (bytes.length > 0) listener(bytes);
    else await pause(pollMs);
  }
}

async function write(device: FileHandle, bytes: Buffer, lost: LostLine): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    const reason = lost.reason();
    if (reason !== undefined) throw new Error(reason);
    const written = await writeSome(device, rest.subarray(0, pieceBytes), lost);
    rest = rest.subarray(written);
    if (written === 0) await pause(pollMs);
  }
}

/** How many bytes the device took: none when it is stalled. */
async function writeSome(device: FileHandle, bytes: Buffer, lost: LostLine): Promise<number> {
  try {
    const { bytesWritten } = await device.write(bytes);
    return bytesWritten;
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') lost.lose(explain(error));
    return 0;
  }
}
