import { StreamId } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { lockIsOnAir, onAirAmong } from './orphaned-rooms.queries.ts';
import { recordRepairs } from './repairs.ts';

/** How long a stream is kept from being started while its orphaned room is deleted, in milliseconds. */
const longestLockMs = 10_000;

/**
 * Closes rooms whose stream is not on air, for example because LiveKit was away when it ended. The list is old by the time
 * a room is deleted, so the stream is looked up again, under a lock that keeps it from being started meanwhile.
 */
export async function closeOrphanedRooms(context: Context): Promise<void> {
  const rooms = (await context.livekit.listRooms()).filter((room) => StreamId.safeParse(room).success);
  const onAir = await onAirAmong(context.db, rooms);
  for (const room of rooms.filter((one) => !onAir.has(one))) {
    try {
      if (await deleteIfOrphaned(context, room)) await recordRepairs(context, room, 'orphaned_room', 1);
    } catch (error) {
      context.log.warn({ err: error, room }, 'an orphaned room is still open; it is tried again');
    }
  }
}

/** @returns whether there was a room to delete */
function deleteIfOrphaned(context: Context, room: string): Promise<boolean> {
  return context.db.$transaction(
    async (tx) => {
      if (await lockIsOnAir(tx, room)) return false;
      return context.livekit.deleteRoom(room);
    },
    { timeout: longestLockMs },
  );
}
