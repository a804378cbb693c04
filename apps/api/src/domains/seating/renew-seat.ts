import type { StreamState } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { getOwnSeat } from './own-seat.ts';
import { extendLease } from './seats.queries.ts';

/** What of a stream changes while somebody watches. */
export interface StreamNews {
  streamState: StreamState;
  /** The number of the newest chat event. */
  chatSeq: number;
  /** How many seats are taken. */
  viewers: number;
}

/**
 * Renews the lease of the caller's seat.
 * @throws AppError `not_found` for a seat that is not the caller's, `seat_ended` when it was released
 */
export async function renewSeat(
  context: Context,
  caller: Caller,
  seat: { streamId: string; seatId: string },
): Promise<{ leaseExpiresAt: Date; news: StreamNews }> {
  await getOwnSeat(context, caller, seat);
  const leaseExpiresAt = new Date(context.clock.now().getTime() + context.config.seats.leaseMs);
  const row = await extendLease(context.db, { ...seat, leaseExpiresAt });
  if (!row) throw new AppError('seat_ended');
  return { leaseExpiresAt, news: { streamState: row.state, chatSeq: row.last_seq, viewers: row.taken } };
}
