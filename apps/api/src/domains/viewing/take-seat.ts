import type { Context } from '../../context.ts';
import { violatesUnique } from '../../db/errors.ts';
import { type RoomToken, viewerToken } from '../../gateways/livekit/tokens.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { releaseKey } from './release-key.ts';
import { type SeatRow, insertSeat, oneSeatPerViewer, retakeSeat } from './seats.queries.ts';

/** A seat, whose it is, and the token that opens the room with it. */
export interface TakenSeat {
  seat: { id: string; leaseExpiresAt: Date; releaseKey: string };
  viewer: { kind: 'account' | 'guest'; id: string; displayName: string | null };
  access: RoomToken;
}

/**
 * Takes a seat in a stream. Someone unknown becomes a guest; who has a seat there gets it again.
 * @throws AppError `not_found`, `stream_not_live`, `stream_full`, `token_invalid` (the account is gone)
 */
export async function takeSeat(context: Context, caller: Caller, streamId: string): Promise<TakenSeat> {
  const now = context.clock.now();
  const leaseExpiresAt = new Date(now.getTime() + context.config.seats.leaseMs);
  const viewer = viewerOf(caller);

  // 1. One statement takes the seat, or the seat that is there is taken again.
  const row = await claim(context, { streamId, seatId: newId('seat'), viewer, now, leaseExpiresAt });

  // 2. The token is bound to that seat: its identity in the room is the seat's id.
  return {
    seat: { id: row.id, leaseExpiresAt, releaseKey: releaseKey(row, context.config) },
    viewer: { ...viewer, displayName: row.display_name },
    access: await viewerToken(context.config, streamId, row.id),
  };
}

function viewerOf(caller: Caller): { kind: 'account' | 'guest'; id: string } {
  if (caller.kind === 'account') return { kind: 'account', id: caller.userId };
  return { kind: 'guest', id: caller.kind === 'guest' ? caller.guestId : newId('guest') };
}

async function claim(context: Context, taking: Parameters<typeof insertSeat>[1]): Promise<SeatRow> {
  // The seat that is there can be given back between two statements: then it is free to be taken anew.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const result = await insertSeat(context.db, taking).catch((error: unknown) => {
      if (violatesUnique(error, oneSeatPerViewer)) return 'has one' as const;
      throw error;
    });
    if (result === undefined) throw notFound();
    if (result !== 'has one') {
      if (result.seat) return result.seat;
      if (!result.known) throw new AppError('token_invalid', 'The account of this token does not exist.');
      if (!result.open) throw new AppError('stream_not_live');
    }
    const own = await retakeSeat(context.db, taking);
    if (own) return own;
    if (result !== 'has one') break;
  }
  throw new AppError('stream_full');
}
