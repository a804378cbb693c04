import type { Context } from '../../context.ts';
import { type RoomToken, viewerToken } from '../../gateways/livekit/tokens.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import type { Client } from '../../http/client.ts';
import { newId } from '../../ids.ts';
import { askWithAccess, requireOpenSeating, viewerError } from './ask-with-access.ts';
import { releaseKey } from './release-key.ts';
import type { StreamNews } from './renew-seat.ts';
import type { Viewer } from './viewer.ts';
import { viewerOf } from './viewer-of.ts';

/** A seat, whose it is, and the token that opens the room with it. */
export interface TakenSeat {
  seat: { id: string; leaseExpiresAt: Date; releaseKey: string };
  viewer: Viewer & { displayName: string | null };
  access: RoomToken;
  news: StreamNews;
}

/** What became of a request for a seat, for the metrics: a code of the contracts, or that the server failed. */
const outcomeOf = (error: unknown) => (error instanceof AppError ? error.code : 'failed');

/**
 * Takes a seat in a stream, and counts what became of that. Someone unknown becomes a guest; who has a seat there gets it again.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `stream_not_live`, `stream_full`, `token_invalid` (the account is gone),
 *   `account_suspended`, `rate_limited` (too many new guests of this network address)
 */
export async function takeSeat(
  context: Context,
  caller: Caller,
  streamId: string,
  client: Client,
): Promise<TakenSeat> {
  const { seatRequests } = context.metrics;
  try {
    const taken = await seatViewer(context, caller, streamId, client);
    seatRequests.inc({ outcome: 'seated' });
    return taken;
  } catch (error) {
    seatRequests.inc({ outcome: outcomeOf(error) });
    throw error;
  }
}

async function seatViewer(
  context: Context,
  caller: Caller,
  streamId: string,
  client: Client,
): Promise<TakenSeat> {
  // 1. Someone unknown becomes a guest, but not for a stream that has no seat for them.
  if (caller.kind === 'unknown') {
    const { full, queue_length: waiting } = await requireOpenSeating(context, caller, streamId);
    if (full) throw await streamFull(context, streamId, waiting);
  }
  const viewer = await viewerOf(context, caller, client);

  // 2. One statement takes the seat, or the seat that is there is taken again.
  const request = { seatId: newId('seat'), viewer };
  const result = await askWithAccess(context, caller, streamId, (accessChecked) =>
    context.seatBatcher.run(streamId, { ...request, accessChecked }),
  );
  const { seat, leaseExpiresAt } = result;
  if (!seat) {
    if (!result.viewerExists) throw await viewerError(context, caller, streamId);
    throw result.open
      ? await streamFull(context, streamId, result.queueLength)
      : new AppError('stream_not_live');
  }

  // 3. The token is bound to that seat: its identity in the room is the seat's id.
  return {
    seat: { id: seat.id, leaseExpiresAt, releaseKey: releaseKey(seat, context.config) },
    viewer: { ...viewer, displayName: seat.display_name },
    access: await viewerToken(context.config, streamId, seat.id),
    news: { streamState: result.state, chatSeq: result.chatSeq, viewers: result.taken },
  };
}

/** Every seat is taken, or reserved for those who wait. It is counted before it is answered. */
async function streamFull(context: Context, streamId: string, queueLength: number): Promise<AppError> {
  await context.refusalBatcher.run(streamId, undefined);
  return new AppError('stream_full', undefined, { queue: { length: queueLength } });
}
