import type { Component } from 'svelte';
import Accounts from './screens/Accounts.svelte';
import CardData from './screens/CardData.svelte';
import FindAccount from './screens/FindAccount.svelte';
import FindPayment from './screens/FindPayment.svelte';
import InvoiceDetail from './screens/InvoiceDetail.svelte';
import Invoices from './screens/Invoices.svelte';
import Method from './screens/Method.svelte';
import NewPassword from './screens/NewPassword.svelte';
import NextInvoice from './screens/NextInvoice.svelte';
import NoPrinter from './screens/NoPrinter.svelte';
import PaidInvoices from './screens/PaidInvoices.svelte';
import PartAmount from './screens/PartAmount.svelte';
import Progress from './screens/Progress.svelte';
import Register from './screens/Register.svelte';
import Result from './screens/Result.svelte';
import Review from './screens/Review.svelte';
import Scan from './screens/Scan.svelte';
import SignIn from './screens/SignIn.svelte';
import type { VisitScreenName } from './screen-name.ts';
import type { Session } from './session.svelte.ts';

/**
 * What a customer meets after the first touch. One file, read as soon as the first screen stands: a visit that has begun
 * never waits for another one, and none begins of which a part cannot be read.
 */
export const visitScreens: Readonly<Record<VisitScreenName, Component<{ session: Session }>>> = {
  'sign-in': SignIn,
  scan: Scan,
  'find-account': FindAccount,
  register: Register,
  'new-password': NewPassword,
  accounts: Accounts,
  invoices: Invoices,
  'paid-invoices': PaidInvoices,
  invoice: InvoiceDetail,
  'part-amount': PartAmount,
  method: Method,
  'no-printer': NoPrinter,
  card: CardData,
  review: Review,
  progress: Progress,
  result: Result,
  'next-invoice': NextInvoice,
  'find-payment': FindPayment,
};
