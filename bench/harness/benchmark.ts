import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';

/** What the ratio ours / bare has to be. */
export type Goal = { atLeast: number } | { atMost: number };

/** What a benchmark found. */
export interface Measurement {
  /** Ours divided by the bare side (or by the limit). */
  ratio: number;
  /** The lowest and the highest ratio of a single round. */
  spread?: { lowest: number; highest: number };
  /** Absolute values in words, printed beside the ratio and never judged. */
  beside: string[];
  /** What makes it short whatever the ratio is, for example a lost message. */
  broken?: string;
}

export interface Benchmark {
  name: string;
  /** What is compared with what, in one line. */
  about: string;
  goal: Goal;
  /** Whether it opens pages of the built web app. */
  opensPages: boolean;
  /** Starts what it needs, and hands the ends of all of it to `cleanup`. */
  run: (cleanup: Cleanup) => Promise<Measurement>;
}

export interface Result extends Measurement {
  name: string;
  goal: Goal;
  verdict: 'ok' | 'short';
  seconds: number;
}

/** Whether a measurement meets its goal. */
export function evaluate(goal: Goal, { ratio, broken }: Measurement): 'ok' | 'short' {
  if (broken !== undefined) return 'short';
  const met = 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
  return met ? 'ok' : 'short';
}
