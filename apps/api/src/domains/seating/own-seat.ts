import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { findSeat } from './seats.queries.ts';

/**
 * The caller's own seat; another one's reads like none.
 * @throws AppError `not_found`
 */
export async function getOwnSeat(
  context: Context,
  caller: Caller,
  wanted: { streamId: string; seatId: string },
) {
  const seat = await findSeat(context.db, wanted.streamId, wanted.seatId);
  const holder =
    caller.kind === 'account' ? caller.userId : caller.kind === 'guest' ? caller.guestId : undefined;
  if (!seat || seat.viewerId !== holder) throw notFound();
  return seat;
}
