import { text } from '../../../src-renderer/text.svelte.ts';
import type { State } from './state.ts';
import { choose, isQueueing, seen, show, signIn } from './ways.ts';

/** Before, between and after customers, and the questions that stand above a screen. */

const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><rect width="240" height="60" rx="8" fill="#0b4f8a"/><text x="120" y="40" font-size="30" text-anchor="middle" fill="#fff" font-family="sans-serif">Luz del Istmo</text></svg>',
)}`;
const none = { queued: 0, checking: 0, posting: 0, reversing: 0, staff: 0, untold: 0, unmailed: 0 };

const around: readonly State[] = [
  {
    name: 'starting',
    screen: 'starting',
    kiosk: (kiosk) => {
      kiosk.describeKiosk = () => new Promise(() => undefined);
    },
  },
  { name: 'attract', screen: 'attract', isMain: true },
  { name: 'attract-logo', screen: 'attract', kiosk: seen({ look: { brand: '#6a1b4d', logo } }) },
  {
    name: 'attract-fewest-ways',
    screen: 'attract',
    kiosk: seen({ ways: { scan: false, find: false, register: false }, methods: ['debit'] }),
  },
  { name: 'attract-biller-silent', isSentence: true, screen: 'attract', kiosk: seen({ biller: 'silent' }) },
  {
    name: 'attract-queue',
    screen: 'attract',
    kiosk: seen({ ...isQueueing, waiting: { ...none, queued: 3, posting: 1, staff: 1 } }),
  },
  {
    name: 'attract-both-silent',
    isSentence: true,
    screen: 'attract',
    kiosk: seen({ channel: 'unverified', biller: 'silent', paying: 'unavailable' }),
  },
  {
    name: 'attract-no-paying',
    isSentence: true,
    screen: 'attract',
    kiosk: seen({ channel: 'unverified', paying: 'unavailable' }),
  },
  {
    name: 'attract-no-printer',
    isSentence: true,
    screen: 'attract',
    kiosk: seen({ printer: { is: 'unavailable', fault: 'paper-out' } }),
  },
  {
    name: 'attract-voice',
    screen: 'attract',
    kiosk: seen({ hasVoice: true }),
    reach: ({ session }) => {
      session.assist.hasVoice = true;
    },
  },
  {
    name: 'out-of-service',
    screen: 'out-of-service',
    kiosk: seen({ service: { is: 'out-of-service', code: 'E-DISK-01' } }),
  },
  {
    name: 'out-of-service-soon',
    isSentence: true,
    screen: 'out-of-service',
    kiosk: seen({ service: { is: 'out-of-service', code: 'E-KEY-02', isBackSoon: true } }),
  },
  {
    name: 'goodbye',
    screen: 'goodbye',
    isMain: true,
    reach: async (stage) => {
      await signIn(stage);
      await stage.session.end();
    },
  },
  {
    name: 'idle',
    screen: 'invoice',
    reach: async (stage) => {
      await choose(stage);
      await new Promise((done) => setTimeout(done));
      for (let second = 0; second < 300 && !document.querySelector('dialog'); second += 1) {
        stage.pass(1);
        await new Promise((done) => setTimeout(done));
      }
    },
  },
  {
    name: 'leave',
    screen: 'invoice',
    reach: async (stage) => {
      await choose(stage);
      await new Promise((done) => setTimeout(done));
      await stage.press(text.common.leave);
    },
  },
  {
    name: 'leave-before',
    screen: 'sign-in',
    reach: async (stage) => {
      show('sign-in')(stage);
      await new Promise((done) => setTimeout(done));
      await stage.press(text.common.cancel);
    },
  },
];

export const aroundStates: readonly State[] = [...around];
