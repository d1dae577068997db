import { expiryDigits, expiryProblem, type ExpiryProblem } from './card-expiry.ts';
import type { CardBrand } from './card-messages.ts';
import { brandOf, numberDigits, numberProblem, type NumberProblem } from './card-number.ts';
import { TypedDigits } from './typed-digits.ts';

export const fieldNames = ['number', 'expiry', 'code'] as const;
export type FieldName = (typeof fieldNames)[number];
/** Without the code, which may not be kept: for a card that has to wait. */
export const fieldNamesWithoutCode: readonly FieldName[] = ['number', 'expiry'];
export type Key = number | 'delete' | 'clear';

/** How long each field is. Visa and Mastercard both print a code of three. */
export const fieldDigits = { number: numberDigits, expiry: expiryDigits, code: 3 } as const satisfies Record<
  FieldName,
  number
>;

/** `missing` is said only of a field that the customer has left behind. */
export type Problem = NumberProblem | ExpiryProblem | 'missing';

/** What may be seen of a field: how much is typed and what is wrong, never which digits. */
export interface FieldView {
  readonly typed: number;
  readonly problem: Problem | undefined;
  readonly isRight: boolean;
}

const untouched: FieldView = { typed: 0, problem: undefined, isRight: false };

/** The card being typed. The digits stay in private buffers; what is reactive is made of counts. */
export class CardEntry {
  selected = $state<FieldName>('number');
  /** The fields that are asked for. */
  names = $state.raw<readonly FieldName[]>(fieldNames);
  brand = $state<CardBrand>();
  fields = $state.raw<Readonly<Record<FieldName, FieldView>>>({
    number: untouched,
    expiry: untouched,
    code: untouched,
  });
  readonly #digits = {
    number: new TypedDigits(fieldDigits.number),
    expiry: new TypedDigits(fieldDigits.expiry),
    code: new TypedDigits(fieldDigits.code),
  } as const satisfies Record<FieldName, TypedDigits>;
  /** Fields that the customer went away from, or wanted to be done with. */
  #left: readonly FieldName[] = [];
  #todayYearMonth = '';

  get isComplete(): boolean {
    return this.names.every((name) => this.fields[name].isRight);
  }

  /** The buffers themselves, for sealing. */
  get digits(): Readonly<Record<FieldName, Uint8Array<ArrayBuffer>>> {
    const { number, expiry, code } = this.#digits;
    return { number: number.bytes, expiry: expiry.bytes, code: code.bytes };
  }

  /** Begins an empty card, of the fields asked for. */
  start(todayYearMonth: string, names: readonly FieldName[] = fieldNames): void {
    this.#todayYearMonth = todayYearMonth;
    this.names = names;
    this.wipe();
    this.#left = [];
    this.selected = 'number';
    this.#look();
  }

  /** Overwrites the digits. What is seen stays, until `start`. */
  wipe(): void {
    for (const name of fieldNames) this.#digits[name].wipe();
  }

  select(name: FieldName): void {
    if (name === this.selected) return;
    if (this.#digits[this.selected].count > 0) this.#left = [...this.#left, this.selected];
    this.selected = name;
    this.#look();
  }

  /** A key of either keyboard: goes into the selected field, and on to the next one when that is right. */
  press(key: Key): void {
    const name = this.selected;
    const digits = this.#digits[name];
    if (key === 'delete' && digits.count === 0) {
      this.#goBack();
      return;
    }
    this.#left = this.#left.filter((left) => left !== name);
    if (key === 'delete') digits.removeLast();
    else if (key === 'clear') digits.wipe();
    else digits.add(key);
    this.#look();
    if (typeof key === 'number' && this.fields[name].isRight) this.#goOn();
  }

  /** Shows what is missing everywhere and selects the first such field. */
  showMissing(): void {
    this.#left = this.names;
    this.selected = this.names.find((name) => !this.fields[name].isRight) ?? this.selected;
    this.#look();
  }

  #goOn(): void {
    const later = this.names.slice(this.names.indexOf(this.selected) + 1);
    this.selected = later.find((name) => !this.fields[name].isRight) ?? this.selected;
  }

  /** Deleting in an empty field goes on deleting where the form came from. */
  #goBack(): void {
    const before = this.names[this.names.indexOf(this.selected) - 1];
    if (before) this.select(before);
  }

  #look(): void {
    this.brand = brandOf(this.#digits.number.bytes);
    this.fields = {
      number: this.#view('number', numberProblem(this.#digits.number.bytes)),
      expiry: this.#view('expiry', expiryProblem(this.#digits.expiry.bytes, this.#todayYearMonth)),
      code: this.#view('code', undefined),
    };
  }

  #view(name: FieldName, problem: Problem | undefined): FieldView {
    const { count, isFull } = this.#digits[name];
    const isMissing = !isFull && this.#left.includes(name);
    return {
      typed: count,
      problem: problem ?? (isMissing ? 'missing' : undefined),
      isRight: isFull && problem === undefined,
    };
  }
}
