import { firstCommand } from './first-command.ts';
import type { Command, CutOut } from './command.ts';

/**
 * What a printer has taken in and not yet obeyed, from all its lines in the order of arrival. Half a command of a line
 * that broke waits for its other half, and takes it from the next job: that is what clearing is for.
 */
export interface ReceiveBuffer<Owner> {
  add(bytes: Buffer, owner: Owner): void;
  /** The first command and the line that its last byte came on; undefined while it is not whole. */
  first(): { readonly command: Command; readonly owner: Owner } | undefined;
  /** Forgets the command that `first` has answered with. */
  dropFirst(): void;
  clear(): void;
  sizeBytes(): number;
}

export function createReceiveBuffer<Owner>(): ReceiveBuffer<Owner> {
  let bytes = Buffer.alloc(0);
  /** Read once and kept until it is dropped. */
  let found: CutOut | undefined;
  let parts: { readonly owner: Owner; length: number }[] = [];

  function ownerAt(length: number): Owner | undefined {
    let passed = 0;
    return parts.find((part) => {
      passed += part.length;
      return passed >= length;
    })?.owner;
  }

  function drop(length: number): void {
    bytes = bytes.subarray(length);
    found = undefined;
    let left = length;
    for (const part of parts) {
      const taken = Math.min(part.length, left);
      part.length -= taken;
      left -= taken;
    }
    if (parts[0]?.length === 0) parts = parts.filter((part) => part.length > 0);
  }

  return {
    add: (added, owner) => {
      if (added.length === 0) return;
      bytes = Buffer.concat([bytes, added]);
      parts.push({ owner, length: added.length });
    },
    first: () => {
      found ??= firstCommand(bytes);
      const owner = found && ownerAt(found.length);
      return found && owner !== undefined ? { command: found.command, owner } : undefined;
    },
    dropFirst: () => {
      drop(found?.length ?? 0);
    },
    clear: () => {
      bytes = Buffer.alloc(0);
      found = undefined;
      parts = [];
    },
    sizeBytes: () => bytes.length,
  };
}
