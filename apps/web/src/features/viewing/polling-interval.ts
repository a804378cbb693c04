import type { Stream } from '@footlight/contracts';

/** How often a page looks at a stream that may begin or come back any moment, in milliseconds. */
const often = 5_000;
/** How often it looks in general: the room and the heartbeat tell sooner, where there are some. */
const seldom = 30_000;
/** A stream is near its time from so many milliseconds before it. */
const near = 10 * 60_000;

/** Milliseconds until a page looks at its stream again; false for one to which nothing happens any more. */
export function pollingInterval(
  stream: Pick<Stream, 'state' | 'scheduled_for' | 'missed_at'> | undefined,
  now: number,
): number | false {
  switch (stream?.state) {
    case 'ended':
    case 'canceled':
      return false;
    case 'live':
      return seldom;
    case 'scheduled': {
      const { scheduled_for: at, missed_at: missed } = stream;
      if (missed !== null) return seldom;
      // Without a date it is about to go live.
      return at === null || Date.parse(at) - now <= near ? often : seldom;
    }
    default:
      return often;
  }
}

/** The widest part of the interval that one page adds on its own, so that pages do not ask all at once. */
const jitter = 0.2;

/**
 * Milliseconds until a page asks again for a stream that it has shown and that now answers 404: one that became private
 * may become public again. False where nothing was shown, or what was shown is over.
 * `spread`, from 0 to 1, is one number for a page's whole life: another one each time would start the timer anew.
 */
export function missingPollingInterval(
  shown: Pick<Stream, 'state'> | undefined,
  spread: number,
): number | false {
  if (!shown || shown.state === 'ended' || shown.state === 'canceled') return false;
  return Math.round(seldom * (1 + spread * jitter));
}

/** Milliseconds until a page looks again whether a full stream has a free seat. `spread`: as above. */
export function fullPollingInterval(spread: number): number {
  return Math.round(often * (1 + spread * jitter));
}
