import { firstCommand } from './first-command.ts';
import { createPaper } from './paper.ts';
import { printedPaper, type PrintedPaper } from './printer-simulator.ts';

/** What a sound printer makes of these bytes: every piece of paper, the last of which may hang on the roll. */
export function renderPaper(bytes: Buffer, columns: 48 | 32): readonly PrintedPaper[] {
  const paper = createPaper({ columns });
  let rest = bytes;
  for (let found = firstCommand(rest); found; found = firstCommand(rest)) {
    paper.print(found.command);
    rest = rest.subarray(found.length);
  }
  return paper.strips().map(printedPaper);
}
