import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { getOwnSeat } from './own-seat.ts';
import { isReleaseKey } from './release-key.ts';
import { findSeat, giveSeatBack } from './seats.queries.ts';

interface SeatPlace {
  streamId: string;
  seatId: string;
}

/**
 * Gives the caller's seat back. Doing so again changes nothing.
 * @throws AppError `not_found`
 */
export async function leaveSeat(context: Context, caller: Caller, place: SeatPlace): Promise<void> {
  const seat = await getOwnSeat(context, caller, place);
  await free(context, seat);
}

/**
 * Gives a seat back by its newest key. An older key is void: since then somebody took the seat once more.
 * @throws AppError `not_found`
 */
export async function releaseSeat(context: Context, place: SeatPlace, key: string): Promise<void> {
  const seat = await findSeat(context.db, place.streamId, place.seatId);
  if (!seat || !isReleaseKey(key, seat, context.config)) throw notFound();
  await free(context, seat);
}

async function free(context: Context, seat: { id: string; streamId: string; takes: number }): Promise<void> {
  const freed = await giveSeatBack(context.db, seat, context.clock.now());
  if (!freed) return;
  // Who leaves disconnects by themselves; this is for those who only say so. The worker repeats it.
  context.background.enqueue(
    'remove a viewer who left',
    () => context.livekit.removeParticipant(seat.streamId, seat.id),
    { seatId: seat.id },
  );
}
