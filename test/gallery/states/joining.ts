import { refused } from '../../../src-main/contract/outcome.ts';
import type { JoiningProblem, JoiningStep } from '../../../src-renderer/joining.svelte.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { maria } from '../../renderer/fake-kiosk.ts';
import type { Stage, State } from './state.ts';
import { show } from './ways.ts';

/** A new account, and a new password for one. */

const typed = {
  customerNumber: '100001',
  invoiceCode: 'S100001-1',
  email: maria.email,
  user: maria.email,
  password: 'la luz del patio azul',
  code: '',
};

/** At this step, with all that is typed before it. */
function at(screen: 'register' | 'new-password', step: JoiningStep): (stage: Stage) => Promise<void> {
  return async (stage) => {
    show(screen)(stage);
    await new Promise((done) => setTimeout(done));
    const { joining } = stage.session;
    const before = joining.steps.slice(0, joining.steps.indexOf(step));
    for (const name of before) {
      Object.assign(joining, typed);
      // The code is asked for, and proves nothing, in the middle of a new password.
      if (name === 'code') joining.code = '123456';
      await joining.next(() => true);
    }
  };
}

function problemAt(
  step: JoiningStep,
  problem: JoiningProblem,
  screen: 'register' | 'new-password' = 'register',
): State {
  return {
    isSentence: true,
    name: `${screen}-${step}-${problem}`,
    screen,
    reach: async (stage) => {
      await at(screen, step)(stage);
      const half = { 'no-email': { email: 'maria.nunez' }, 'short-password': { password: 'sol' } };
      Object.assign(stage.session.joining, problem in half ? half[problem as keyof typeof half] : {}, {
        problem,
      });
    },
  };
}

function passwordAs(name: string, password: string): State {
  return {
    name: `register-password-${name}`,
    isSentence: true,
    screen: 'register',
    reach: async (stage) => {
      await at('register', 'password')(stage);
      stage.session.joining.password = password;
    },
  };
}

const joining: readonly State[] = [
  { name: 'register', screen: 'register', reach: show('register') },
  problemAt('bill', 'no-customer-number'),
  problemAt('bill', 'customer-number-letters'),
  {
    isSentence: true,
    name: 'register-bill-no-invoice-code',
    screen: 'register',
    reach: async (stage) => {
      await at('register', 'bill')(stage);
      await stage.type(text.joining.customerNumber, typed.customerNumber);
      // The first press leads on to the code.
      await stage.press(text.common.next);
      await stage.press(text.common.next);
    },
  },
  problemAt('bill', 'no-match'),
  { name: 'register-email', screen: 'register', reach: at('register', 'email') },
  problemAt('email', 'no-email'),
  { name: 'register-password', screen: 'register', reach: at('register', 'password') },
  passwordAs('short', 'sol'),
  passwordAs('common', 'contraseña1'),
  passwordAs('strong', 'la luz del patio azul'),
  problemAt('password', 'short-password'),
  problemAt('password', 'already-registered'),
  problemAt('password', 'too-many-tries'),
  problemAt('password', 'biller-offline'),
  { name: 'register-code', screen: 'register', reach: at('register', 'code') },
  {
    name: 'register-code-again',
    screen: 'register',
    reach: async (stage) => {
      await at('register', 'code')(stage);
      stage.pass(61);
    },
  },
  problemAt('code', 'wrong-code'),
  problemAt('code', 'expired-code'),
  {
    name: 'register-weak',
    screen: 'register',
    kiosk: (kiosk) => {
      kiosk.registerAnswer = refused('weak-password');
    },
    reach: async (stage) => {
      await at('register', 'password')(stage);
      Object.assign(stage.session.joining, typed);
      await new Promise((done) => setTimeout(done));
      await stage.press(text.common.next);
    },
  },
  { name: 'new-password', screen: 'new-password', reach: show('new-password') },
  problemAt('user', 'no-user', 'new-password'),
  problemAt('user', 'user-letters', 'new-password'),
  { name: 'new-password-code', screen: 'new-password', reach: at('new-password', 'code') },
  { name: 'new-password-password', screen: 'new-password', reach: at('new-password', 'password') },
];

export const joiningStates: readonly State[] = [...joining];
