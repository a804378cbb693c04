import { type Batcher, openBatcher } from '../../../batcher.ts';
import type { Clock } from '../../../clock.ts';
import type { Db } from '../../../db/client.ts';
import { type QueuePlaceRow, type QueueRequest, addToQueue, readQueue } from './queue.queries.ts';
import { lockSeating } from '../lock-seating.queries.ts';
import { reserveFreeSeats } from './reservations.queries.ts';

/** The most requests that go into one transaction. */
const mostRequests = 200;
/** How many may wait for one stream: as many as one server notifies of their places within a second. */
export const mostInQueue = 10_000;

/** What became of one request for a place. */
export interface QueueOutcome {
  /** Undefined when the viewer got none. */
  place: QueuePlaceRow | undefined;
  /** How many wait. */
  length: number;
  /** Whether seats are given: the stream is on air. */
  open: boolean;
  /** Whether only those get a place whose access was checked. */
  needsAccessCheck: boolean;
  /** Whether the viewer may take part: no account that is gone, suspended or being deleted. */
  viewerExists: boolean;
  /** Whether the viewer holds a seat. */
  seated: boolean;
}

/** Gives places in queues, by stream. Undefined when there is no such stream. */
export type QueueBatcher = Batcher<QueueRequest, QueueOutcome | undefined>;

/** Everyone who joins one stream's queue while a transaction runs shares the next one, as for seats. */
export function openQueueBatcher({ db, clock }: { db: Db; clock: Clock }): QueueBatcher {
  return openBatcher({
    most: mostRequests,
    distinctBy: ({ viewer }) => viewer.id,
    work: (streamId, requests) =>
      db.$transaction(async (tx): Promise<(QueueOutcome | undefined)[]> => {
        const seating = await lockSeating(tx, streamId);
        if (!seating) return requests.map(() => undefined);
        const nobody = {
          place: undefined,
          length: 0,
          needsAccessCheck: false,
          viewerExists: true,
          seated: false,
        };
        if (!seating.open) return requests.map(() => ({ ...nobody, open: false }));
        const added = await addToQueue(tx, streamId, requests, { most: mostInQueue, now: clock.now() });
        if (added.seat_free) await reserveFreeSeats(tx, [streamId]);
        const { places } = await readQueue(tx, streamId, added.waiting);
        const placeOf = new Map(places.map((place) => [place.viewer_id, place]));
        const seated = new Set(added.seated);
        const known = new Set(added.known);
        return requests.map(({ viewer }) => ({
          place: placeOf.get(viewer.id),
          length: added.length,
          open: true,
          needsAccessCheck: added.needs_access_check,
          viewerExists: known.has(viewer.id),
          seated: seated.has(viewer.id),
        }));
      }),
  });
}
