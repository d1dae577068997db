import type { FieldName, Problem } from './card-entry.svelte.ts';
import type { CardBrand } from './card-messages.ts';

/** How much of a field is typed. */
interface Progress {
  readonly typed: number;
  readonly of: number;
}

interface CardWords {
  readonly form: string;
  readonly keypad: string;
  readonly delete: string;
  readonly clear: string;
  readonly label: Readonly<Record<FieldName, string>>;
  readonly noCode: string;
  readonly hint: Readonly<Record<FieldName, string>>;
  readonly brand: Readonly<Record<CardBrand, string>>;
  readonly wrong: Readonly<Record<Exclude<Problem, 'missing'>, string>>;
  readonly empty: Readonly<Record<FieldName, string>>;
  readonly progress: (label: string, progress: Progress) => string;
  readonly missing: (digits: number) => string;
}

const es: CardWords = {
  form: 'Datos de la tarjeta',
  keypad: 'Teclado numérico',
  delete: 'Borrar',
  clear: 'Borrar todo',
  label: { number: 'Número de la tarjeta', expiry: 'Vence (MM/AA)', code: 'Código de seguridad' },
  noCode: 'El código de seguridad no se pide: en la cola no se puede guardar.',
  hint: { number: 'Visa o Mastercard', expiry: 'Mes y año', code: '3 dígitos, al reverso' },
  brand: { visa: 'VISA', mastercard: 'Mastercard' },
  wrong: {
    'other-brand': 'Aquí se paga con Visa o Mastercard.',
    'check-digit': 'Revise el número: no coincide con una tarjeta.',
    month: 'Revise el mes: va de 01 a 12.',
    expired: 'Esta tarjeta ya venció. Use otra.',
    'far-year': 'Revise el año de vencimiento.',
  },
  empty: {
    number: 'Escriba el número de la tarjeta.',
    expiry: 'Escriba el mes y el año.',
    code: 'Escriba el código de seguridad.',
  },
  progress: (label, { typed, of }) => `${label}, ${typed} de ${of} dígitos`,
  missing: (digits) => (digits === 1 ? 'Falta 1 dígito.' : `Faltan ${digits} dígitos.`),
};

const en: CardWords = {
  form: 'Card details',
  keypad: 'Number pad',
  delete: 'Delete',
  clear: 'Clear all',
  label: { number: 'Card number', expiry: 'Expires (MM/YY)', code: 'Security code' },
  noCode: 'No security code needed: it cannot be kept in the queue.',
  hint: { number: 'Visa or Mastercard', expiry: 'Month and year', code: '3 digits, on the back' },
  brand: { visa: 'VISA', mastercard: 'Mastercard' },
  wrong: {
    'other-brand': 'You can pay with Visa or Mastercard here.',
    'check-digit': 'Check the number: it does not match a card.',
    month: 'Check the month: it goes from 01 to 12.',
    expired: 'This card has expired. Use another one.',
    'far-year': 'Check the expiration year.',
  },
  empty: {
    number: 'Enter the card number.',
    expiry: 'Enter the month and the year.',
    code: 'Enter the security code.',
  },
  progress: (label, { typed, of }) => `${label}, ${typed} of ${of} digits`,
  missing: (digits) => (digits === 1 ? 'Enter 1 more digit.' : `Enter ${digits} more digits.`),
};

let shown = $state.raw(es);

/** The language of the whole kiosk, as its page says it. */
export function setLanguage(language: 'es' | 'en'): void {
  shown = language === 'en' ? en : es;
}

/** Everything that the card frame says, in the language that is shown now. Never a digit of the card. */
export function words(): CardWords {
  return shown;
}

/** How far a field is, for those who cannot see its dots. */
export function fieldProgress(name: FieldName, progress: Progress): string {
  return shown.progress(shown.label[name], progress);
}

/** What is wrong with a field and how to put it right. */
export function problemText(problem: Problem, name: FieldName, { typed, of }: Progress): string {
  if (problem !== 'missing') return shown.wrong[problem];
  return typed === 0 ? shown.empty[name] : shown.missing(of - typed);
}
