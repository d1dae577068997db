import type { Answers } from '#contract/kiosk-api.ts';

type ProblemOf<Answer> = Answer extends { readonly ok: false; readonly problem: infer Problem }
  ? Problem
  : never;

/** The ways in which a call may be refused. */
export type Refusal<Call extends keyof Answers> = ProblemOf<Answers[Call]>;

/** About the bill itself, whoever wants to pay it. */
export const billProblems: readonly Refusal<'openPayment'>[] = [
  'not-found',
  'already-paid',
  'in-progress-elsewhere',
];

/** What is no longer true once the kiosk can take money as before, or no longer can. */
export const passingProblems: readonly (Refusal<'openPayment' | 'confirmPayment'> | undefined)[] = [
  'vpos-offline',
  'over-queue-limit',
  'queue-full',
  'out-of-service',
];
