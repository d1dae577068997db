/** Electron's command line as far as a kiosk is started by it: `--name` and `--name=value`, without the dashes. */
export const switches = new Map<string, string>(
  process.argv.slice(2).flatMap((word): [string, string][] => {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    return name === undefined ? [] : [[name, value]];
  }),
);

export function switchOf(name: string): string | undefined {
  return switches.get(name);
}
