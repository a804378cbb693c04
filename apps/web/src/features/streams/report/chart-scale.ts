/** The lines of a chart: from 0 up to a round number that is not below the highest value, four or five of them. */
export function gridValues(most: number): number[] {
  const least = Math.max(1, most / 4);
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10]
    .map((factor) => factor * magnitude)
    .find((value) => value >= least && Number.isInteger(value));
  const whole = step ?? magnitude * 10;
  return Array.from({ length: Math.max(1, Math.ceil(most / whole)) + 1 }, (_, index) => index * whole);
}

/** Where along the time of a chart a time is written, as shares of it: as many as fit, and never two in one minute. */
export function timeShares(lengthMs: number, most: number): number[] {
  const minutes = Math.floor(lengthMs / 60_000);
  const steps = Math.min(most - 1, minutes);
  return Array.from({ length: steps + 1 }, (_, index) => index / Math.max(1, steps));
}

/** Fewer values for the same time, each the highest of as many as it stands for; those that are few enough stay. */
export function highestOf(values: readonly number[], most: number): { size: number; values: number[] } {
  const size = Math.max(1, Math.ceil(values.length / most));
  return {
    size,
    values: Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
      Math.max(...values.slice(index * size, (index + 1) * size)),
    ),
  };
}
