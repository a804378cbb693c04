import type { Context } from '../../context.ts';
import { violatesUnique } from '../../db/errors.ts';
import { type SeatRequest, type SeatsTaken, oneSeatPerViewer, takeSeats } from './seats.queries.ts';

/** The most requests that go into one statement. */
const atOnce = 200;

/** What became of the statement that a request was in, and until when its seats are held. */
export type Served = SeatsTaken & { leaseExpiresAt: Date };

interface Waiting {
  request: SeatRequest;
  resolve: (served: Served | undefined) => void;
  reject: (error: unknown) => void;
}

/** Who waits for a seat of which stream; a stream is here while a statement of it runs. */
type Desk = Map<string, Waiting[]>;
const desks = new WeakMap<Context, Desk>();

function deskOf(context: Context): Desk {
  const desk = desks.get(context) ?? (new Map<string, Waiting[]>() satisfies Desk);
  desks.set(context, desk);
  return desk;
}

/**
 * Asks for a seat. Everyone who asks for one stream while a statement runs shares the next one: a thousand joins at once
 * lock the stream's counter a few times, not a thousand.
 * @returns undefined when there is no such stream
 */
export function requestSeat(
  context: Context,
  streamId: string,
  request: SeatRequest,
): Promise<Served | undefined> {
  return new Promise((resolve, reject) => {
    const waiting = { request, resolve, reject };
    const desk = deskOf(context);
    const queue = desk.get(streamId);
    if (queue) queue.push(waiting);
    else {
      desk.set(streamId, [waiting]);
      void serve(context, streamId, desk);
    }
  });
}

async function serve(context: Context, streamId: string, desk: Desk): Promise<void> {
  for (let queue = desk.get(streamId) ?? []; queue.length > 0; queue = desk.get(streamId) ?? []) {
    const now = takeTurn(queue);
    try {
      const served = await takeOnce(
        context,
        streamId,
        now.map(({ request }) => request),
      );
      for (const { resolve } of now) resolve(served);
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
  }
  desk.delete(streamId);
}

/** The next requests, at most one of each viewer: a second one of the same viewer takes the seat that the first one got. */
function takeTurn(queue: Waiting[]): Waiting[] {
  const viewers = new Set<string>();
  const now: Waiting[] = [];
  const later: Waiting[] = [];
  for (const waiting of queue) {
    const turn = now.length < atOnce && !viewers.has(waiting.request.viewer.id);
    viewers.add(waiting.request.viewer.id);
    (turn ? now : later).push(waiting);
  }
  queue.splice(0, queue.length, ...later);
  return now;
}

async function takeOnce(
  context: Context,
  streamId: string,
  requests: SeatRequest[],
): Promise<Served | undefined> {
  const now = context.clock.now();
  const leaseExpiresAt = new Date(now.getTime() + context.config.seats.leaseMs);
  // Another replica can seat one of these viewers at the same moment; the repetition finds that seat.
  for (let attempt = 1; ; attempt += 1) {
    try {
      const taken = await takeSeats(context.db, streamId, requests, { now, leaseExpiresAt });
      return taken && { ...taken, leaseExpiresAt };
    } catch (error) {
      if (attempt === 5 || !violatesUnique(error, oneSeatPerViewer)) throw error;
    }
  }
}
