import { describe, expect, it } from 'vitest';
import { emailProblem, receiptWish, type Payer } from '../../src-renderer/payer-email.ts';
import { kioskView, maria } from './fake-kiosk.ts';

const onPaper = { onPaper: true, byMail: false };
const guest: Payer = {
  customer: { name: 'M*** N***', email: null, isGuest: true, accounts: [] },
  kioskView,
  email: '',
  wish: onPaper,
  isQueued: false,
};
const withoutMail = { ...kioskView, receipts: { byMail: false, byPhone: true } };

describe('the address of whoever pays', () => {
  it.each<[string, Partial<Payer>, string | undefined]>([
    ['a guest may pay without one', {}, undefined],
    ['a guest may give any', { email: ' ana@correo.example ' }, undefined],
    ['a half one is not taken', { email: 'ana@correo' }, 'not-whole'],
    ['one with an accent is not taken', { email: 'josé@correo.example' }, 'not-whole'],
    ['who waits for the bank needs one', { isQueued: true }, 'needed'],
    ['who wants the receipt by mail needs one', { wish: { onPaper: false, byMail: true } }, 'needed'],
    ['nobody needs one where no mail is sent', { isQueued: true, kioskView: withoutMail }, undefined],
    ['a customer types the own one', { customer: maria, email: maria.email.toUpperCase() }, undefined],
    ['a customer types no other', { customer: maria, email: 'otra@correo.example' }, 'not-own'],
    ['a customer does not leave it out', { customer: maria }, 'not-own'],
  ])('%s', (_rule, difference, problem) => {
    expect(emailProblem({ ...guest, ...difference })).toBe(problem);
  });

  it('brings a guest who typed it the receipt there, besides the paper', () => {
    expect(receiptWish({ ...guest, email: 'ana@correo.example' })).toEqual({ onPaper: true, byMail: true });
    expect(receiptWish(guest)).toEqual(onPaper);
  });

  it('brings a customer mail only when asked for, and nobody where no mail is sent', () => {
    expect(receiptWish({ ...guest, customer: maria, email: maria.email })).toEqual(onPaper);
    expect(receiptWish({ ...guest, email: 'ana@correo.example', kioskView: withoutMail })).toEqual(onPaper);
  });
});
