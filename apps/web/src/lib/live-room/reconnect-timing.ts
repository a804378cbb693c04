/** How to pause between attempts, in milliseconds: doubled each time, up to the longest. */
export interface Backoff {
  first: number;
  longest: number;
  /** The part of the pause that is added at random, so that not everyone comes at once. */
  jitter?: number;
}

/** A room that ends sooner than this after joining, in milliseconds, counts as one more failure. */
export const stableAfter = 10_000;

/** Milliseconds before the next attempt; the first one has the number 0. */
export function backoffDelay(attempt: number, { first, longest, jitter = 0 }: Backoff): number {
  const pause = Math.min(first * 2 ** attempt, longest);
  return pause * (1 + Math.random() * jitter);
}

/** Whether a room was joined for long enough that its end is a new trouble and not the old one. */
export function wasStable(joinedAt: number | null, now: number): boolean {
  return joinedAt !== null && now - joinedAt >= stableAfter;
}
