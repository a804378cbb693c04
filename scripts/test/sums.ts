import { readFileSync } from 'node:fs';

/** What a suite came to. */
export interface Sums {
  passed: number;
  failed: number;
  skipped: number;
}

export const NOTHING: Sums = { passed: 0, failed: 0, skipped: 0 };
export const ONE_FAILED: Sums = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Sums, b: Sums): Sums {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of `npm test`. */
export function formatSums({ passed, failed, skipped }: Sums): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a run of Jest came to: its results file, set against how the run ended. One that died without results, or that
 * failed beside its tests (a global set-up, a leak), counts as one failure.
 */
export function readSums(file: string, runSucceeded: boolean): Sums {
  const sums = read(file);
  if (sums === undefined) return ONE_FAILED;
  return !runSucceeded && sums.failed === 0 ? add(sums, ONE_FAILED) : sums;
}

function read(file: string): Sums | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Sums;
  } catch {
    return undefined;
  }
}
