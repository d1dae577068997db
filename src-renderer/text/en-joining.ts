import type { joiningWords as es } from './es-joining.ts';

const noAnswer = 'We could not reach the company. Try again in a few minutes.';
const outOfService = 'This kiosk is not available right now.';
const noUser = 'Enter your email or customer number.';
const userLetters =
  'Enter your full email, like name@mail.com, or your customer number, which has only digits.';

/** Signing in, a new account, a new password, several supplies; and what the keys of the screen are called. */
export const joiningWords: typeof es = {
  keys: { allCapitals: 'Caps lock' },
  signIn: {
    title: 'Enter your details',
    user: 'Email or customer number',
    password: 'Password',
    submit: 'Sign in',
    noUser,
    userLetters,
    noPassword: 'Enter your password.',
    billerSilent: 'We cannot reach the company. If you cannot sign in, try again in a few minutes.',
    other: 'Trouble signing in?',
    otherTitle: 'Other options',
    forgot: 'I forgot my password',
    forgotHint: 'We will email you a code',
    register: 'Create an account',
    registerHint: 'Have a bill handy',
    find: 'Search by customer number',
    findHint: 'No account needed, just a bill',
    scan: 'Scan my bill',
    scanHint: 'No account or password needed',
    problems: {
      'wrong-credentials': 'Your sign-in details do not match. Check them and try again.',
      locked:
        'For your security, wait a few minutes before trying here again. To continue now, choose another option or use another kiosk.',
      'biller-offline': noAnswer,
      'out-of-service': outOfService,
    },
  },
  password: {
    peek: 'Show',
    peekName: 'Show while you hold this',
    levels: ['Very easy to guess.', 'Weak.', 'Good.', 'Very strong.'],
    advice: {
      short: (typed) => `Add ${typed === 7 ? '1 more character' : `${8 - typed} more characters`}.`,
      own: () => 'Do not use your email, your number or the company name.',
      common: () => 'It has a very common word. Add other words.',
      sequence: () => 'Avoid sequences like 1234 or qwerty.',
      repeat: () => 'Avoid repeating the same letter.',
      longer: () => 'Add another word to make it stronger.',
    },
  },
  joining: {
    step: (at, of) => `Step ${at} of ${of}`,
    titles: {
      bill: 'Your bill',
      email: 'What is your email?',
      user: 'Find your account',
      code: 'Enter the code',
      password: 'Create a password',
    },
    customerNumber: 'Customer number',
    invoiceCode: 'Bill code',
    billHint: 'Both are at the top right of your bill.',
    sketch: 'Drawing of a bill: both numbers are at the top right.',
    email: 'Email',
    emailHint: 'We will email you a code and, if you want, receipts.',
    user: 'Email or customer number',
    userHint: 'We will send a code to your email.',
    password: 'New password',
    passwordHint: 'At least 8 characters. A short phrase is easy to remember.',
    code: '6-digit code',
    codeSent: (email) => `We sent it to ${email}.`,
    codeMaybeSent: 'If there is an account with those details, we emailed it a code.',
    codeLasts: (minutes) => `It expires in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
    again: 'Send another code',
    againSoon: 'No code yet? In a few seconds you can get another one.',
    submit: { register: 'Create my account', 'new-password': 'Save and sign in' },
    problems: {
      'no-customer-number': 'Enter your customer number.',
      'customer-number-letters': 'The customer number has only digits. Copy it from your bill.',
      'no-invoice-code': 'Enter the code of one of your bills.',
      'no-email': 'Enter your full email, without accents, like name@mail.com.',
      'no-user': noUser,
      'user-letters': userLetters,
      'short-password': 'The password needs at least 8 characters.',
      'no-code': 'The code has 6 digits. It is in the email we sent you.',
      'no-match': 'The customer number and the code do not belong to the same unpaid bill. Check both.',
      'already-registered': 'There is already an account with those details. Sign in with your password.',
      'weak-password': 'That password is too common or has your details in it. Choose another one.',
      'too-many-tries': 'Too many attempts. Wait a few minutes or ask the staff for help.',
      'wrong-code': 'That code is not right. Check the latest email and try again.',
      'expired-code': 'The code has expired. Get another one.',
      'spent-code': 'That code no longer works: there were too many attempts. Get another one.',
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
