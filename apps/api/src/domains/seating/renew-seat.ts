import type { StreamState } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { getOwnSeat } from './own-seat.ts';
import { extendLease } from './seats.queries.ts';

/** What a heartbeat brings back. */
export interface Heartbeat {
  leaseExpiresAt: Date;
  streamState: StreamState;
  chatSeq: number;
  viewers: number;
}

/**
 * Renews the lease of the caller's seat.
 * @throws AppError `not_found` for a seat that is not the caller's, `seat_ended` when it was given back
 */
export async function renewSeat(
  context: Context,
  caller: Caller,
  seat: { streamId: string; seatId: string },
): Promise<Heartbeat> {
  await getOwnSeat(context, caller, seat);
  const leaseExpiresAt = new Date(context.clock.now().getTime() + context.config.seats.leaseMs);
  const row = await extendLease(context.db, { ...seat, leaseExpiresAt });
  if (!row) throw new AppError('seat_ended');
  return { leaseExpiresAt, streamState: row.state, chatSeq: row.last_seq, viewers: row.taken };
}
