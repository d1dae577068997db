import type { ByteLink } from './byte-link.ts';

/**
 * Closes a line, and never throws nor waits without end: what became of a receipt is known by then, and nothing about
 * the line may change it. A line that is still open makes the next one fail to open, which is told as such.
 *
 * @param closeTimeoutMs - after it nobody waits any more; a serial port may hold on to what it cannot send
 * @param tell - told in words why it is not closed
 */
export async function closeLink(
  link: ByteLink,
  closeTimeoutMs: number,
  tell: (problem: string) => void,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`it took over ${closeTimeoutMs} ms`), closeTimeoutMs);
  });
  const closed = link.close().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const problem = await Promise.race([closed, late]);
  clearTimeout(timer);
  if (problem !== undefined) tell(`the line to the printer could not be closed: ${problem}`);
}
