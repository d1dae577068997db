import type { Answers } from '#contract/kiosk-api.ts';

type ProblemOf<Answer> = Answer extends { readonly ok: false; readonly problem: infer Problem }
  ? Problem
  : never;

/** The ways in which a call may be refused. */
export type Refusal<Call extends keyof Answers> = ProblemOf<Answers[Call]>;
