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
