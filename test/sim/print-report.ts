import type { CampaignReport, Counts } from './campaign.ts';
import { faultKinds } from './faults.ts';
import { invariants } from './invariants.ts';
import type { Finding, StoryLine } from './witness.ts';

type Say = (line: string) => void;

export function printCampaign(say: Say, report: CampaignReport, seconds: number): void {
  const { payments, lives, boots, events, found } = report;
  printCounts(
    say,
    'faults injected',
    Object.fromEntries(faultKinds.map((kind) => [kind, report.faults[kind] ?? 0])),
  );
  printCounts(say, 'power cuts, by the place', report.crashes);
  printCounts(say, 'events written down', report.eventsWritten);
  printCounts(say, 'states reached', report.statesWritten);
  const faultsInAll = Object.values(report.faults).reduce((sum, times) => sum + times, 0);
  const rate = Math.round(payments / seconds);
  say('');
  say(
    `${grouped(payments)} payments in ${grouped(lives)} lives, ${grouped(boots)} boots, ${grouped(events)} events`,
  );
  say(`${grouped(faultsInAll)} faults injected, of ${faultKinds.length} kinds`);
  say(`${seconds.toFixed(1)} s, ${grouped(rate)} payments a second`);
  say(`digest ${report.digest}`);
  say(`violations: ${found ? 1 : 0}`);
}

export function printFinding(say: Say, finding: Finding): void {
  if (finding.is === 'violation') {
    say(`VIOLATION of ${finding.invariant}: ${invariants[finding.invariant]}`);
  } else {
    say('The program threw where nothing was at fault:');
  }
  say(`  ${finding.what}`);
}

export function printStory(say: Say, story: readonly StoryLine[]): void {
  for (const { atMs, who, what } of story) {
    say(`t=${(atMs / 1_000).toFixed(3)} s`.padEnd(16) + who.padEnd(13) + what);
  }
}

function printCounts(say: Say, title: string, counts: Counts): void {
  say('');
  say(`${title}:`);
  for (const [name, times] of Object.entries(counts).sort(([one], [other]) => one.localeCompare(other)))
    say(`  ${name.padEnd(32)}${grouped(times).padStart(12)}`);
}

/** A count as people read it: 1 000 000. */
function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}
