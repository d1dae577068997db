import type { joiningWords as es } from './es-joining.ts';

const noAnswer = 'We could not reach the company. Try again in a few minutes.';
const outOfService = 'This kiosk is not available right now.';
const noUser = 'Enter your email or customer number.';
const userLetters =
  'Enter the whole email, like name@mail.com, or the customer number, which has only digits.';

/** Signing in, a new account, a new password, several supplies; and what the keys of the screen are called. */
export const joiningWords: typeof es = {
  keys: { allCapitals: 'All capitals' },
  signIn: {
    title: 'Enter your details',
    user: 'Email or customer number',
    password: 'Password',
    submit: 'Sign in',
    noUser,
    userLetters,
    noPassword: 'Enter your password.',
    billerSilent: 'The company does not answer. If you cannot sign in, try again in a few minutes.',
    other: 'Cannot get in?',
    otherTitle: 'Other ways to go on',
    forgot: 'I forgot my password',
    forgotHint: 'We email you a code',
    register: 'Create an account',
    registerHint: 'With a bill at hand',
    find: 'Search by customer number',
    findHint: 'No account, with a bill at hand',
    scan: 'Scan my bill',
    scanHint: 'No account and no password',
    problems: {
      'wrong-credentials': 'The user or the password does not match. Check and type again.',
      locked:
        'For your security, wait a few minutes before you try here again. You can go on now in another way, or at another kiosk.',
      'biller-offline': noAnswer,
      'out-of-service': outOfService,
    },
  },
  password: {
    peek: 'Show',
    peekName: 'Show while you hold this',
    levels: ['Very easy to guess.', 'Weak.', 'Good.', 'Very strong.'],
    advice: {
      short: (typed) => `${8 - typed} of 8 characters to go.`,
      own: () => 'Do not use your email, your number or the company name.',
      common: () => 'It has a very common word. Add others.',
      sequence: () => 'Avoid runs such as 1234 or qwerty.',
      repeat: () => 'Avoid repeating the same letter.',
      longer: () => 'One more word makes it stronger.',
    },
  },
  joining: {
    step: (at, of) => `Step ${at} of ${of}`,
    titles: {
      bill: 'Your bill',
      email: 'What is your email?',
      user: 'Which account is yours?',
      code: 'Type the code',
      password: 'Create a password',
    },
    customerNumber: 'Customer number',
    invoiceCode: 'Bill code',
    billHint: 'Both are at the top right of your bill.',
    sketch: 'Drawing of a bill: both numbers are at the top right.',
    email: 'Email',
    emailHint: 'We send a code there and, if you like, your receipts.',
    user: 'Email or customer number',
    userHint: 'We send a code to its email.',
    password: 'New password',
    passwordHint: 'At least 8 characters. A short phrase is easy to remember.',
    code: '6-digit code',
    codeSent: (email) => `We sent it to ${email}.`,
    codeMaybeSent: 'If there is an account for it, we sent a code to its email.',
    codeLasts: (minutes) => `It works for ${minutes === 1 ? '1 more minute' : `${minutes} more minutes`}.`,
    again: 'Send another code',
    againSoon: 'Nothing yet? Soon you can ask for another one.',
    submit: { register: 'Create my account', 'new-password': 'Save and sign in' },
    problems: {
      'no-customer-number': 'Enter your customer number.',
      'customer-number-letters': 'The customer number has only digits. Copy it from your bill.',
      'no-invoice-code': 'Enter the code of one of your bills.',
      'no-email': 'Type a whole email, without accents, like name@mail.com.',
      'no-user': noUser,
      'user-letters': userLetters,
      'short-password': 'The password needs at least 8 characters.',
      'no-code': 'The code has 6 digits. It is in the email that we sent you.',
      'no-match': 'The customer number and the code do not belong to the same unpaid bill. Check both.',
      'already-registered': 'There is already an account with those details. Sign in with your password.',
      'weak-password': 'Many people use that password, or it has your details in it. Type another one.',
      'too-many-tries': 'Too many tries in a row. Wait a few minutes, or ask the staff for help.',
      'wrong-code': 'That is not the code. Check the latest email and type it again.',
      'expired-code': 'The code has expired. Ask for another one.',
      'spent-code': 'That code no longer works: there were too many tries. Ask for another one.',
      'biller-offline': noAnswer,
      'out-of-service': outOfService,
    },
  },
  accounts: {
    title: 'Which account would you like to see?',
    all: 'All my accounts',
    bills: (count) => {
      if (count === 0) return 'Nothing to pay';
      return count === 1 ? '1 unpaid bill' : `${count} unpaid bills`;
    },
  },
};
