import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { newId } from '../../../ids.ts';
import { requireEntitled } from '../../access/index.ts';
import { askWithAccess, requireOpenSeating, viewerError } from '../ask-with-access.ts';
import type { Viewer } from '../viewer.ts';
import { viewerOf } from '../viewer-of.ts';
import { type QueuePlace, placeOf } from './queue.ts';

/** A place in the queue, and whose it is. */
export interface JoinedQueue {
  viewer: Viewer;
  place: QueuePlace;
  length: number;
}

/**
 * Gives the caller a place in the queue of a stream. Someone unknown becomes a guest; who has a place there keeps it.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `stream_not_live`, `seat_held`, `queue_full`,
 *   `token_invalid` (the account is gone), `account_suspended`, `rate_limited` (too many new guests of this network address)
 */
export async function joinQueue(
  context: Context,
  caller: Caller,
  streamId: string,
  client: Client,
): Promise<JoinedQueue> {
  // 1. Someone unknown becomes a guest, but not for a stream that gives no seats.
  if (caller.kind === 'unknown') await requireOpenSeating(context, caller, streamId);
  const viewer = await viewerOf(context, caller, client);

  // 2. The place, or the one that is there.
  const request = { entryId: newId('queueEntry'), viewer };
  const { place, length, ...result } = await askWithAccess(context, caller, streamId, (accessChecked) =>
    context.queueBatcher.run(streamId, { ...request, accessChecked }),
  );
  if (place) return { viewer, place: placeOf(place), length };
  if (!result.open) {
    await requireEntitled(context, caller, streamId);
    throw new AppError('stream_not_live');
  }
  if (result.seated) throw new AppError('seat_held');
  throw result.viewerExists ? new AppError('queue_full') : await viewerError(context, caller, streamId);
}
