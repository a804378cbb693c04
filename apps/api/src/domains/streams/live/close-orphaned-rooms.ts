import { StreamId } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { onAirAmong } from './reconcile.queries.ts';

/** Closes rooms whose stream is not on air, for example because the media server was away when it ended. */
export async function closeOrphanedRooms(context: Context): Promise<void> {
  const rooms = (await context.livekit.listRooms()).filter((room) => StreamId.safeParse(room).success);
  const onAir = await onAirAmong(context.db, rooms);
  for (const room of rooms) {
    if (!onAir.has(room)) await context.livekit.deleteRoom(room);
  }
}
