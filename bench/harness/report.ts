import type { Goal, Result } from './benchmark.ts';

const times = (ratio: number) => `${ratio.toFixed(2)}×`;

function goalInWords(goal: Goal): string {
  return 'atLeast' in goal ? `goal ≥ ${times(goal.atLeast)}` : `goal ≤ ${times(goal.atMost)}`;
}

/** One line for one benchmark: name, ratio, goal, verdict; the absolute values stand beside them. */
export function resultLine({ name, ratio, goal, verdict, spread, beside, broken }: Result): string {
  const rounds = spread ? [`rounds ${times(spread.lowest)} to ${times(spread.highest)}`] : [];
  const facts = [...(broken === undefined ? [] : [broken]), ...beside, ...rounds].join(', ');
  return `${name.padEnd(16)} ${times(ratio).padStart(6)}  ${goalInWords(goal)}  ${verdict.padEnd(5)}  (${facts})`;
}
