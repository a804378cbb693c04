/** Arrivals a second above which messages are no longer read out one by one. */
const calmRate = 1;
/** Seconds between two summaries, and the time over which the rate is taken. */
export const summarySeconds = 5;

/** How the chat speaks to a screen reader: message by message, or how many came in the last seconds. */
export interface Announcing {
  /** Moments of the arrivals of the last seconds, in milliseconds. */
  recent: readonly number[];
  busy: boolean;
  /** Arrivals since the last summary. */
  unannounced: number;
}

export const silent: Announcing = { recent: [], busy: false, unannounced: 0 };

/** Counts messages that have just arrived. */
export function arrived(state: Announcing, count: number, now: number): Announcing {
  const since = now - summarySeconds * 1000;
  const recent = [...state.recent, ...Array<number>(count).fill(now)].filter((moment) => moment > since);
  const busy = state.busy || recent.length > calmRate * summarySeconds;
  return { recent, busy, unannounced: busy ? state.unannounced + count : 0 };
}

/** Every few seconds: the number to announce (0: nothing), and whether it has become calm again. */
export function summarise(state: Announcing, now: number): { state: Announcing; count: number } {
  const since = now - summarySeconds * 1000;
  const recent = state.recent.filter((moment) => moment > since);
  const busy = state.busy && recent.length > calmRate * summarySeconds;
  return { state: { recent, busy, unannounced: 0 }, count: state.unannounced };
}
