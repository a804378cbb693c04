import type { StreamState } from '@footlight/contracts';
import { type Batcher, type Gathering, openBatcher } from '../../batcher.ts';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Db } from '../../db/client.ts';
import { violatesUnique } from '../../db/errors.ts';
import { lockSeating } from './lock-seating.queries.ts';
import { type SeatingRow, findSeating } from './seats.queries.ts';
import {
  type SeatRequest,
  type SeatRow,
  type SeatsTaken,
  oneSeatPerViewer,
  takeSeats,
} from './take-seats.queries.ts';

/** The most requests that go into one statement. */
const mostRequests = 200;
/**
 * Viewers who wait for a start come at 200 a second, spread evenly: hardly two at once. Held for 25 ms at the most, five of
 * them share each statement. 16 at once are enough to gain nothing by holding them.
 */
const gather: Gathering = { everyMs: 25, enough: 16 };

/** What became of one request for a seat. */
export interface SeatOutcome {
  /** Undefined when the viewer got none. */
  seat: SeatRow | undefined;
  leaseExpiresAt: Date;
  /** Whether the viewer may take part: no account that is gone, suspended or being deleted. */
  viewerExists: boolean;
  /** Whether seats are given: the stream is on air. */
  open: boolean;
  /** Whether only those get a seat whose access was checked. */
  needsAccessCheck: boolean;
  state: StreamState;
  /** The number of the newest chat event. */
  chatSeq: number;
  /** How many seats are taken. */
  taken: number;
  /** How many waited for a seat when none was free; else 0. */
  queueLength: number;
}

/** Takes seats, by stream. Undefined when there is no such stream. */
export type SeatBatcher = Batcher<SeatRequest, SeatOutcome | undefined>;

/** Reads whether streams give seats, by stream. Undefined when there is no such stream. */
export type SeatingReader = Batcher<undefined, SeatingRow | undefined>;

interface Parts {
  db: Db;
  clock: Clock;
  config: Config;
}

/**
 * Everyone who asks for a seat of one stream while a statement runs shares the next one: a thousand joins at once lock the
 * stream's counter a few times, not a thousand. A second request of the same viewer takes the seat that the first one got.
 */
export function openSeatBatcher(parts: Parts): SeatBatcher {
  return openBatcher({
    most: mostRequests,
    gather,
    distinctBy: ({ viewer }) => viewer.id,
    work: (streamId, requests) => take(parts, streamId, requests),
  });
}

async function take(
  { db, clock, config }: Parts,
  streamId: string,
  requests: SeatRequest[],
): Promise<(SeatOutcome | undefined)[]> {
  const now = clock.now();
  const leaseExpiresAt = new Date(now.getTime() + config.seats.leaseMs);
  const taken = await takeCurrent(db, streamId, requests, { now, leaseExpiresAt });
  if (!taken) return requests.map(() => undefined);
  const { seats, known, ...stream } = taken;
  const seatOf = new Map(seats.map((seat) => [seat.viewer_id, seat]));
  const existing = new Set(known);
  return requests.map(({ viewer }) => ({
    seat: seatOf.get(viewer.id),
    leaseExpiresAt,
    viewerExists: existing.has(viewer.id),
    open: stream.open,
    needsAccessCheck: stream.needs_access_check,
    state: stream.state,
    chatSeq: stream.last_seq,
    taken: stream.taken,
    queueLength: stream.queue_length,
  }));
}

/**
 * Takes seats by a statement that has seen every seat and place there is. While it waits for the counter, another replica can
 * seat one of these viewers or give places in the queue. Then it is repeated behind a lock of its own: repeated without one
 * it could miss something each time, and turn away somebody whose seat is reserved, for as long as the queue grows fast.
 */
async function takeCurrent(
  db: Db,
  streamId: string,
  requests: SeatRequest[],
  times: { now: Date; leaseExpiresAt: Date },
): Promise<SeatsTaken | undefined> {
  try {
    const taken = await takeSeats(db, streamId, requests, times);
    if (!taken?.outdated) return taken;
  } catch (error) {
    if (!violatesUnique(error, oneSeatPerViewer)) throw error;
  }
  return db.$transaction(async (tx) => {
    await lockSeating(tx, streamId);
    return takeSeats(tx, streamId, requests, times);
  });
}

/**
 * All who come to one stream while a statement reads its seating share the next reading. They go on together, so that they share
 * the statements that count them as new guests and give them seats as well.
 */
export function openSeatingReader({ db }: Pick<Parts, 'db'>): SeatingReader {
  return openBatcher({
    most: Infinity,
    gather,
    async work(streamId, requests) {
      const seating = await findSeating(db, streamId);
      return requests.map(() => seating);
    },
  });
}
