import type { FieldName, Problem } from './card-entry.svelte.ts';
import type { CardBrand } from './card-messages.ts';

/** Everything that the card frame says, in Spanish. Never a digit of the card. */
export const words = {
  form: 'Datos de la tarjeta',
  keypad: 'Teclado numérico',
  delete: 'Borrar',
  clear: 'Borrar todo',
  label: {
    number: 'Número de la tarjeta',
    expiry: 'Vence (MM/AA)',
    code: 'Código de seguridad',
  } satisfies Record<FieldName, string>,
  noCode: 'No se pide el código de seguridad: no se puede guardar mientras el pago espera en cola.',
  hint: {
    number: 'Visa o Mastercard',
    expiry: 'Mes y año',
    code: '3 dígitos, al reverso',
  } satisfies Record<FieldName, string>,
  brand: { visa: 'VISA', mastercard: 'Mastercard' } satisfies Record<CardBrand, string>,
} as const;

const wrong: Readonly<Record<Exclude<Problem, 'missing'>, string>> = {
  'other-brand': 'Aquí se paga con Visa o Mastercard.',
  'check-digit': 'Revise el número: hay un error.',
  month: 'Revise el mes: va de 01 a 12.',
  expired: 'Esta tarjeta ya venció. Use otra.',
  'far-year': 'Revise el año de vencimiento.',
};

const empty: Readonly<Record<FieldName, string>> = {
  number: 'Escriba el número de la tarjeta.',
  expiry: 'Escriba el mes y el año.',
  code: 'Escriba el código de seguridad.',
};

/** How much of a field is typed. */
interface Progress {
  readonly typed: number;
  readonly of: number;
}

/** How far a field is, for those who cannot see its dots. */
export function fieldProgress(name: FieldName, { typed, of }: Progress): string {
  return `${words.label[name]}, ${typed} de ${of} dígitos`;
}

/** What is wrong with a field and how to put it right. */
export function problemText(problem: Problem, name: FieldName, { typed, of }: Progress): string {
  if (problem !== 'missing') return wrong[problem];
  if (typed === 0) return empty[name];
  return of - typed === 1 ? 'Falta 1 dígito.' : `Faltan ${of - typed} dígitos.`;
}
