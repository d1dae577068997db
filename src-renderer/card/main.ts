import '../tokens.css';
import '../base.css';
import { mount } from 'svelte';
import CardForm from './CardForm.svelte';
import { readSealingKey } from './seal.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

// A kiosk's page is not a document: nothing on it can be dragged, saved or asked for a menu.
for (const name of ['contextmenu', 'dragstart', 'dragover', 'drop'] as const) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
  });
}

const sealingKey = await readSealingKey(document.getElementById('acquirer-key')?.textContent ?? 'null');
mount(CardForm, { target, props: { sealingKey } });
