import { mount } from 'svelte';
import Counter from './Counter.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(Counter, { target });
