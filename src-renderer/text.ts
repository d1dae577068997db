import { es } from './text/es.ts';

/** Every word on the screens. A second language is a second table of the same type. */
export const text = es;
