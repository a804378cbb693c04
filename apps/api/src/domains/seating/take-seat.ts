import type { Context } from '../../context.ts';
import { type RoomToken, viewerToken } from '../../gateways/livekit/tokens.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import type { Client } from '../../http/client.ts';
import { newId } from '../../ids.ts';
import { requireEntitled } from '../access/index.ts';
import { limitFor, rateLimitError } from '../limits/index.ts';
import { releaseKey } from './release-key.ts';
import type { StreamNews } from './renew-seat.ts';
import { requestSeat } from './seat-batcher.ts';

/** A seat, whose it is, and the token that opens the room with it. */
export interface TakenSeat {
  seat: { id: string; leaseExpiresAt: Date; releaseKey: string };
  viewer: { kind: 'account' | 'guest'; id: string; displayName: string | null };
  access: RoomToken;
  news: StreamNews;
}

/**
 * Takes a seat in a stream. Someone unknown becomes a guest; who has a seat there gets it again.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `stream_not_live`, `stream_full`, `token_invalid` (the account is gone),
 *   `rate_limited` (too many new guests of this network address)
 */
export async function takeSeat(
  context: Context,
  caller: Caller,
  streamId: string,
  client: Client,
): Promise<TakenSeat> {
  const viewer = viewerOf(caller);
  const limit = limitFor(context, 'guestAddress', client.address);
  const request = { seatId: newId('seat'), viewer, limit };

  // 1. One statement takes the seat, or the seat that is there is taken again. In a stream that is not for everybody it
  // takes none before it is known that the stream is for this viewer; should that end meanwhile, the next look sees it.
  let result = await requestSeat(context, streamId, { ...request, accessChecked: false });
  if (result?.needs_access_check) {
    await requireEntitled(context, caller, streamId);
    result = await requestSeat(context, streamId, { ...request, accessChecked: true });
  }
  if (!result) throw notFound();
  const seat = result.seats.find((row) => row.viewer_id === viewer.id);
  if (!seat) {
    if (!result.known.includes(viewer.id))
      throw new AppError('token_invalid', 'The account of this token does not exist.');
    const refused = result.refused.find((one) => one.viewer_id === viewer.id);
    if (refused) throw rateLimitError(context, new Date(refused.until));
    throw new AppError(result.open ? 'stream_full' : 'stream_not_live');
  }

  // 2. The token is bound to that seat: its identity in the room is the seat's id.
  return {
    seat: {
      id: seat.id,
      leaseExpiresAt: result.leaseExpiresAt,
      releaseKey: releaseKey(seat, context.config),
    },
    viewer: { ...viewer, displayName: seat.display_name },
    access: await viewerToken(context.config, streamId, seat.id),
    news: { streamState: result.state, chatSeq: result.last_seq, viewers: result.taken },
  };
}

function viewerOf(caller: Caller): { kind: 'account' | 'guest'; id: string } {
  if (caller.kind === 'account') return { kind: 'account', id: caller.userId };
  return { kind: 'guest', id: caller.kind === 'guest' ? caller.guestId : newId('guest') };
}
