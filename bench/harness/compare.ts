import type { Measurement } from './benchmark.ts';
import { median } from './statistics.ts';

export interface Comparison {
  rounds: number;
  /** Measures one side once; a greater number is more of the same unit. */
  ours: () => Promise<number>;
  bare: () => Promise<number>;
}

/** What the rounds came to. */
export interface Compared extends Pick<Measurement, 'ratio'> {
  spread: { lowest: number; highest: number };
  /** The median of each side's rounds. */
  ours: number;
  bare: number;
}

/**
 * Measures both sides in turn (ours, bare, ours, bare …) after one round that does not count, so that whatever else the
 * machine does falls on both. The ratio is the median of the rounds' ratios.
 */
export async function compare({ rounds, ours, bare }: Comparison): Promise<Compared> {
  await ours();
  await bare();
  const pairs: { ours: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push({ ours: await ours(), bare: await bare() });
  const ratios = pairs.map((pair) => pair.ours / pair.bare);
  return {
    ratio: median(ratios),
    spread: { lowest: Math.min(...ratios), highest: Math.max(...ratios) },
    ours: median(pairs.map((pair) => pair.ours)),
    bare: median(pairs.map((pair) => pair.bare)),
  };
}
