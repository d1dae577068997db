/** Says one line to whoever started the kiosk. */
export function sayLine(line: string): void {
  process.stdout.write(`ventanilla: ${line}\n`);
}

/**
 * Reports a programming fault: what failed, the kind of error and where it was thrown, never its
 * message, which may quote what a customer typed.
 */
export function reportFault(what: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter(isPlace) : [];
  process.stderr.write(`${[`ventanilla: ${what}: ${kind}`, ...places].join('\n')}\n`);
}

function isPlace(line: string): boolean {
  return /^\s+at /.test(line);
}
