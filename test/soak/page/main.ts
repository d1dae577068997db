/* One page for hundreds of visits: the kiosk gives every customer a fresh one, so what this one keeps is the screens'. */
import '../../../src-renderer/tokens.css';
import '../../../src-renderer/base.css';
import { mount, tick } from 'svelte';
import App from '../../../src-renderer/App.svelte';
import { Session } from '../../../src-renderer/session.svelte.ts';
import { visit } from '../../../src-renderer/visit.ts';
import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import { bills, paidStep, paymentAt, scriptedKiosk } from '../../gallery/scripted-kiosk.ts';
import { beGuest, choose, markSeveral, pay, seal, signIn } from '../../gallery/states/ways.ts';
import type { Stage } from '../../gallery/states/state.ts';

declare global {
  interface Window {
    /** A whole visit, the next of all kinds, and everything of it painted. */
    visit: () => Promise<void>;
  }
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
const kiosk = scriptedKiosk();
Object.assign(window, { kiosk });
const session = new Session(kiosk, 6);
await visit.begin();
mount(App, { target, props: { session } });

async function painted(): Promise<void> {
  await tick();
  await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
}

/** A few keys of whatever keyboard there is, and the question before leaving. */
async function touchAbout(): Promise<void> {
  await painted();
  const keys = [...document.querySelectorAll('[data-key]')];
  for (const key of [...keys.slice(10, 14), ...keys.slice(-2)]) {
    key.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    key.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  }
  document.querySelector<HTMLElement>('header button, nav button')?.click();
  await painted();
  document.querySelector<HTMLElement>('dialog button:last-of-type')?.click();
  await painted();
}

const stage: Stage = {
  ...{ kiosk, session },
  pass: () => undefined,
  press: () => Promise.reject(new Error('nothing is pressed by its name here')),
  type: () => Promise.reject(new Error('nothing is typed by its label here')),
  waitForCard: () => painted(),
  sayAsCard: () => Promise.reject(new Error('nothing is said for the card here')),
};

async function go(...screens: readonly Session['screen'][]): Promise<void> {
  for (const screen of screens) {
    session.screen = screen;
    await touchAbout();
  }
}

async function payBill(): Promise<void> {
  await touchAbout();
  await pay(stage);
  // Long enough for the frame to load, which is half of what a visit could leave behind.
  await touchAbout();
  seal(stage);
  await touchAbout();
  await session.checkout.confirm();
  await touchAbout();
}

const answers = [
  paymentAt(paidStep, { receipt: 'printed', mayPrint: true, mail: 'sent' }),
  paymentAt({ at: 'declined', reason: 'insufficient-funds' }),
  paymentAt({ at: 'checking' }),
  paymentAt({ at: 'not-charged', why: 'vpos-unreachable' }),
];

/** One visit each: a member, a guest, several at once, one who only looks around, and one whom the company fails. */
const visits: readonly (() => Promise<unknown>)[] = [
  async () => {
    await go('sign-in');
    await choose(stage);
    await payBill();
    await session.showNextInvoice();
  },
  async () => {
    await go('scan', 'find-account');
    await beGuest(stage);
    await session.choose('F-00004101');
    await payBill();
  },
  async () => {
    await markSeveral(stage, 3);
    await touchAbout();
    await session.paySeveral();
    if (session.screen === 'method') await session.checkout.choose('credit');
    await touchAbout();
    seal(stage);
    await touchAbout();
    await session.checkout.confirm();
  },
  async () => {
    await go('register', 'new-password', 'find-payment');
    session.beginSearch();
  },
  async () => {
    await signIn(stage);
    await session.showPage(6);
    await session.showPaid();
    kiosk.listAnswer = refused('biller-offline');
    await session.showInvoices();
  },
];

let count = 0;

window.visit = async () => {
  const next = visits[count % visits.length];
  kiosk.listAnswer = accepted({ invoices: bills(12), total: 12, isOfEarlier: false });
  kiosk.confirmAnswer = accepted(answers[count % answers.length] ?? paymentAt(paidStep));
  count += 1;
  await next?.();
  await touchAbout();
  await session.end();
  await painted();
  session.screen = 'attract';
  await painted();
  // What was asked is the fake's to remember, and not the screens'.
  kiosk.asked.length = 0;
};
