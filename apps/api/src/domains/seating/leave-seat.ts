import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { getOwnSeat } from './own-seat.ts';
import { isReleaseKey } from './release-key.ts';
import { requestListing } from './reconcile-seats.queries.ts';
import type { ReleaseReason } from './release-seats.queries.ts';
import { findSeat } from './seats.queries.ts';

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
  await release(context, seat, 'left');
}

/**
 * Gives a seat back by its newest key. An older key is void: since then somebody took the seat once more.
 * @throws AppError `not_found`
 */
export async function releaseSeat(context: Context, place: SeatPlace, key: string): Promise<void> {
  const seat = await findSeat(context.db, place.streamId, place.seatId);
  if (!seat || !isReleaseKey(key, seat, context.config)) throw notFound();
  await release(context, seat, 'page_closed');
}

async function release(
  context: Context,
  { id, streamId, takes }: { id: string; streamId: string; takes: number },
  reason: ReleaseReason,
): Promise<void> {
  const freed = await context.releaseBatcher.run(streamId, { id, takes, reason });
  if (!freed) return;
  // Who leaves disconnects by themselves. For those who only say so the room is listed soon, and who has no seat is removed:
  // anybody may leave as often as they like, and a call of LiveKit each time would be theirs to make.
  context.background.enqueue(
    'request a listing after a viewer left',
    () => requestListing(context.db, streamId, context.clock.now()),
    { seatId: id },
  );
}
