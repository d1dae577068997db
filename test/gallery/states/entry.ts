import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import type { Answers } from '../../../src-main/contract/kiosk-api.ts';
import type { ScanProblem } from '../../../src-main/contract/entry.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { maria } from '../../renderer/fake-kiosk.ts';
import { sentences, type Stage, type State } from './state.ts';
import { seen, show, twoAccounts } from './ways.ts';

/** The ways in. */

function never(): Promise<never> {
  return new Promise(() => undefined);
}

async function trySignIn(stage: Stage): Promise<void> {
  show('sign-in')(stage);
  await type(stage, { [text.signIn.user]: maria.email, [text.signIn.password]: 'secreta-de-maría' });
  await stage.press(text.signIn.submit);
}

async function type(stage: Stage, typed: Readonly<Record<string, string>>): Promise<void> {
  await shown();
  for (const [label, value] of Object.entries(typed)) await stage.type(label, value);
}

/** A screen that has just been asked for is there. */
async function shown(): Promise<void> {
  await new Promise((done) => setTimeout(done));
}

const signInProblems = (['wrong-credentials', 'locked', 'biller-offline', 'out-of-service'] as const).map(
  (problem): State => ({
    name: `sign-in-${problem}`,
    screen: 'sign-in',
    kiosk: (kiosk) => {
      kiosk.signInAnswer = refused(problem);
    },
    reach: trySignIn,
  }),
);

const signIn: readonly State[] = [
  { name: 'sign-in', screen: 'sign-in', isMain: true, reach: show('sign-in') },
  {
    name: 'sign-in-biller-silent',
    screen: 'sign-in',
    kiosk: seen({ biller: 'silent' }),
    reach: show('sign-in'),
  },
  {
    name: 'sign-in-empty',
    screen: 'sign-in',
    reach: async (stage) => {
      show('sign-in')(stage);
      await shown();
      await stage.press(text.signIn.submit);
    },
  },
  {
    name: 'sign-in-letters',
    screen: 'sign-in',
    reach: async (stage) => {
      show('sign-in')(stage);
      await type(stage, { [text.signIn.user]: 'maria nunez' });
      await stage.press(text.signIn.submit);
    },
  },
  {
    name: 'sign-in-no-password',
    screen: 'sign-in',
    reach: async (stage) => {
      show('sign-in')(stage);
      await type(stage, { [text.signIn.user]: maria.email, [text.signIn.password]: '' });
      await stage.press(text.signIn.submit);
    },
  },
  ...sentences(signInProblems),
  {
    name: 'sign-in-busy',
    screen: 'sign-in',
    kiosk: (kiosk) => {
      kiosk.signIn = never;
    },
    reach: trySignIn,
  },
  {
    name: 'sign-in-other-ways',
    screen: 'sign-in',
    reach: async (stage) => {
      show('sign-in')(stage);
      await shown();
      await stage.press(text.signIn.other);
    },
  },
];

const scanProblems: readonly ScanProblem[] = [
  ...(['not-a-bill', 'other-company', 'damaged', 'not-found', 'already-paid'] as const),
  ...(['too-many-tries', 'biller-offline', 'out-of-service'] as const),
];

async function scan(stage: Stage): Promise<void> {
  show('scan')(stage);
  await shown();
  await stage.session.finder.scan('4157709998012345', () => true);
}

const scanning: readonly State[] = [
  { name: 'scan', screen: 'scan', isMain: true, reach: show('scan') },
  ...sentences(
    scanProblems.map((problem) => ({
      name: `scan-${problem}`,
      screen: 'scan',
      kiosk: (kiosk) => {
        kiosk.scanAnswer = refused(problem);
      },
      reach: scan,
    })),
  ),
  {
    name: 'scan-busy',
    screen: 'scan',
    kiosk: (kiosk) => {
      kiosk.scanBill = never;
    },
    reach: (stage) => {
      void scan(stage);
    },
  },
  {
    name: 'scan-only',
    screen: 'scan',
    kiosk: seen({ ways: { scan: true, find: false, register: false } }),
    reach: show('scan'),
  },
];

/** What is typed, what the company says to it, and what that state is called. */
interface Search {
  readonly name: string;
  readonly customerNumber: string;
  readonly invoiceCode: string;
  readonly problem?: Extract<Answers['findAccount'], { ok: false }>['problem'];
}

const both = { customerNumber: '100001', invoiceCode: 'S100001-1' };
const searches: readonly Search[] = [
  { name: 'no-number', customerNumber: '', invoiceCode: '' },
  { name: 'letters', customerNumber: 'maria', invoiceCode: '' },
  { name: 'no-code', customerNumber: '100001', invoiceCode: ' ' },
  { name: 'no-match', ...both, problem: 'no-match' },
  { name: 'too-many-tries', ...both, problem: 'too-many-tries' },
  { name: 'biller-offline', ...both, problem: 'biller-offline' },
];

const finding: readonly State[] = [
  { name: 'find-account', screen: 'find-account', reach: show('find-account') },
  ...sentences(
    searches.map(({ name, customerNumber, invoiceCode, problem }) => ({
      name: `find-account-${name}`,
      screen: 'find-account',
      kiosk: (kiosk) => {
        if (problem) kiosk.accountAnswer = refused(problem);
      },
      reach: async (stage) => {
        show('find-account')(stage);
        const { joining } = text;
        await type(stage, { [joining.customerNumber]: customerNumber, [joining.invoiceCode]: invoiceCode });
        await stage.press(text.scan.find.submit);
      },
    })),
  ),
];

const choosing: readonly State[] = [
  {
    name: 'accounts',
    screen: 'accounts',
    kiosk: (kiosk) => {
      kiosk.signInAnswer = twoAccounts;
    },
    reach: ({ session }) => session.signIn('maria', 'secreta'),
  },
  {
    name: 'accounts-after-paying',
    screen: 'accounts',
    kiosk: (kiosk) => {
      kiosk.signInAnswer = twoAccounts;
    },
    reach: async ({ session }) => {
      await session.signIn('maria', 'secreta');
      session.checkout.hasConfirmed = true;
    },
  },
  {
    name: 'accounts-many',
    screen: 'accounts',
    kiosk: (kiosk) => {
      const accounts = Array.from({ length: 9 }, (_, index) => ({
        accountNumber: String(100_001 + index),
        serviceAddress: 'Residencial Altos de Panamá, calle de los Almendros, casa 118-B',
        unpaidCount: index % 3,
      }));
      kiosk.signInAnswer = accepted({ ...maria, accounts });
    },
    reach: ({ session }) => session.signIn('maria', 'secreta'),
  },
];

export const entryStates: readonly State[] = [...signIn, ...scanning, ...finding, ...choosing];
