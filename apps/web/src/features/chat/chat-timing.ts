/** Milliseconds, and numbers of messages. */
export const chatTiming = {
  /** Parallel packets overtake each other: a gap closes by itself most of the time. */
  gapDelay: 300,
  gapJitter: 500,
  poll: 5_000,
  firstRetry: 1_000,
  longestRetry: 30_000,
  /** Between two renderings, when many events come. */
  renderInterval: 100,
  /** A page that is not shown has no frames: what came is taken after this time. */
  hiddenFrame: 250,
  /** How long to wait after `rate_limited` without `Retry-After`. */
  defaultLimitWait: 2_000,
  kept: 500,
  keptWhileReading: 2_000,
} as const;
