import type { Finding } from './finding.ts';
import type { Easel, Gallery, KnownState } from './gallery.ts';
import type { View } from './sizes.ts';

/** Something that was found, and where. */
export interface Sighting extends Finding {
  readonly state: string;
  readonly view: View;
}

/** One view of all the gallery. */
export interface Round {
  readonly view: View;
  readonly states: readonly KnownState[];
}

type Look = (easel: Easel, state: KnownState, view: View) => Promise<readonly Finding[]>;

/** What is the same but for a sentence is not looked at where only colours and places differ. */
export function roundOf(states: readonly KnownState[], view: View): Round {
  const isAll = view.mode === 'normal' || view.mode === 'large';
  return { view, states: states.filter((state) => isAll || !state.isSentence) };
}

/** Every state in one of the views, by turns: the slice of all rounds that a test command has the time for. */
export function sliceOf(states: readonly KnownState[], views: readonly View[]): Round[] {
  return views.map((view, place) => ({
    view,
    states: states.filter((_, index) => index % views.length === place),
  }));
}

/** Looks at every state of every round, on as many pages as there are, and tells of each round that is done. */
export async function goRound(
  { easels }: Pick<Gallery, 'easels'>,
  rounds: readonly Round[],
  { look, tell = () => undefined }: { readonly look: Look; readonly tell?: (round: Round) => unknown },
): Promise<Sighting[]> {
  const waiting = [...rounds];
  const sightings: Sighting[] = [];
  const work = async (easel: Easel): Promise<void> => {
    for (let round = waiting.shift(); round; round = waiting.shift()) {
      const { view } = round;
      for (const state of round.states) {
        const found = await lookAt(easel, { state, view }, look);
        sightings.push(...found.map((finding) => ({ ...finding, state: state.name, view })));
      }
      await tell(round);
    }
  };
  await Promise.all(easels.map(work));
  return sightings;
}

async function lookAt(
  easel: Easel,
  { state, view }: { readonly state: KnownState; readonly view: View },
  look: Look,
): Promise<readonly Finding[]> {
  try {
    await easel.show(state, view);
    return await look(easel, state, view);
  } catch (error) {
    // A state that cannot be reached must not keep the others from being looked at.
    const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    await easel.reload();
    return [{ rule: 'not-reached', what }];
  }
}

/** Each finding once, with the states and the views in which it was seen, the most frequent first. */
export function tableOf(sightings: readonly Sighting[]): string {
  const groups = Map.groupBy(sightings, ({ rule, what }) => `${rule}\t${what}`);
  return [...groups.values()]
    .toSorted((one, other) => other.length - one.length)
    .map((seen) => {
      const [first] = seen;
      const states = [...new Set(seen.map(({ state }) => state))];
      const views = [...new Set(seen.map(({ view }) => `${view.size}/${view.mode}/${view.language}`))];
      const more = states.length > 4 ? ` and ${String(states.length - 4)} more` : '';
      const where =
        views.length > 4 ? `${views.slice(0, 4).join(' ')} … ${String(views.length)} views` : views.join(' ');
      return `${String(seen.length).padStart(5)}  ${first?.rule ?? ''}: ${first?.what ?? ''}\n         ${states.slice(0, 4).join(', ')}${more}  ·  ${where}`;
    })
    .join('\n');
}
