import './tokens.css';
import './base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { rowsAtMost } from './parts/fitting-rows.ts';
import { Session } from './session.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

// A kiosk's page is not a document: nothing on it can be dragged, saved or asked for a menu.
for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop'] as const) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
  });
}

// A list is paged, because scrolling is hard on a tall glass.
mount(App, { target, props: { session: new Session(window.kiosk, rowsAtMost()) } });
