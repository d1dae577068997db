import type { Component } from 'svelte';
import { ReadAhead } from './read-ahead.svelte.ts';
import type { ScreenName } from './screen-name.ts';
import type { Session } from './session.svelte.ts';

type Screens = Readonly<Partial<Record<ScreenName, Component<{ session: Session }>>>>;

/** The screens after the first touch, in a file of their own: see there. */
export const visit = new ReadAhead<Screens>(async () => (await import('./visit-screens.ts')).visitScreens);
