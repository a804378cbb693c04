import type { Context } from '../../../context.ts';
import { type QueuePlaceRow, markPresent, readQueue } from './queue.queries.ts';

/** A place in a queue, as its holder sees it. */
export interface QueuePlace {
  id: string;
  /** From 1 on. */
  position: number;
  /** Until when a seat is reserved; null while none is. */
  reservedUntil: Date | null;
}

/** The queue of a stream, as some viewers see it. */
export interface Queue {
  length: number;
  /** Whether a seat is neither taken nor reserved. */
  seatFree: boolean;
  placeOf(viewerId: string | undefined): QueuePlace | undefined;
}

/** A row as a place. */
export function placeOf({ id, position, reserved_until: reservedUntil }: QueuePlaceRow): QueuePlace {
  return { id, position, reservedUntil };
}

/** Reads how long a stream's queue is, whether a seat is free, and the places that some viewers have, by one statement. */
export async function getQueue(
  context: Context,
  streamId: string,
  viewerIds: readonly string[],
): Promise<Queue> {
  const { length, seatFree, places } = await readQueue(context.db, streamId, viewerIds);
  const byViewer = new Map(places.map((row) => [row.viewer_id, placeOf(row)]));
  return {
    length,
    seatFree,
    placeOf: (viewerId) => (viewerId === undefined ? undefined : byViewer.get(viewerId)),
  };
}

/** Notes that viewers who wait for a stream are connected: it keeps their places. */
export function keepPlaces(context: Context, streamId: string, viewerIds: readonly string[]): Promise<void> {
  return markPresent(context.db, streamId, viewerIds);
}
