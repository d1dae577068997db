import type { Tariff } from './tariff.ts';

/** What a person types to sign in, and the name that then greets them. */
export interface DemoLogin {
  readonly user: string;
  readonly password: string;
  readonly name: string;
}

/** Who is billed, and has never asked for an account. */
export interface DemoCustomerNumber {
  readonly customerNumber: string;
  readonly name: string;
}

/** The customers that tests and demonstrations sign in as. */
export interface SpecialCustomers {
  /** Four unpaid invoices, the older two overdue. */
  readonly withSeveral: DemoLogin;
  readonly withNone: DemoLogin;
  /** Two thousand unpaid invoices. */
  readonly withThousands: DemoLogin;
  /** Six unpaid invoices whose amounts end in 91 to 96: the VPOS's published test endings. */
  readonly withOddEndings: DemoLogin;
  /** Three supplies, with two, one and one unpaid bills that may be paid in part. */
  readonly withAccounts: DemoLogin;
  /** Two unpaid bills, the newer one with what was left over from before; no password, no e-mail address. */
  readonly withoutAccount: DemoCustomerNumber;
}

export interface DemoCompany {
  readonly name: string;
  readonly invoicePrefix: string;
  /** What the tax authority's code on its invoices is called, where there is one. */
  readonly fiscalCodeName?: 'CUFE' | 'CUDE';
  readonly codePrefix: string;
  /** The company's global location number (GLN), as its bills' bar codes carry it. */
  readonly payee: string;
  /** The sender of its mails. */
  readonly mailFrom: string;
  readonly tariff: Tariff;
  /** The last two digits of one single invoice of a company that bills whole units otherwise. */
  readonly centsOfOneInvoice?: number;
  readonly places: readonly string[];
  readonly special: SpecialCustomers;
  /** Name, and the part of the e-mail address before the @. */
  readonly others: readonly (readonly [name: string, mailbox: string])[];
}
