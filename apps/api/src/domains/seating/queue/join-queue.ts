import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { Caller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { newId } from '../../../ids.ts';
import { requireEntitled } from '../../access/index.ts';
import { type Viewer, viewerOf } from '../viewer.ts';
import type { QueuePlace } from './queue.ts';
import { placeOf } from './queue.ts';

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
  if (caller.kind === 'unknown') await requireOnAir(context, caller, streamId);
  const viewer = await viewerOf(context, caller, client);

  // 2. As for seats: in a stream that is not for everybody nobody gets a place before the access policy was asked.
  const request = { entryId: newId('queueEntry'), viewer };
  let result = await context.queueBatcher.run(streamId, { ...request, accessChecked: false });
  if (result?.needsAccessCheck) {
    await requireEntitled(context, caller, streamId);
    result = await context.queueBatcher.run(streamId, { ...request, accessChecked: true });
  }
  if (!result) throw notFound();
  const { place, length } = result;
  if (place) return { viewer, place: placeOf(place), length };
  if (!result.open) {
    await requireEntitled(context, caller, streamId);
    throw new AppError('stream_not_live');
  }
  if (result.seated) throw new AppError('seat_held');
  if (result.viewerExists) throw new AppError('queue_full');
  await requireEntitled(context, caller, streamId);
  throw new AppError('token_invalid', 'The account of this token does not exist.');
}

async function requireOnAir(context: Context, caller: Caller, streamId: string): Promise<void> {
  const seating = await context.seatingReader.run(streamId, undefined);
  if (!seating) throw notFound();
  if (seating.needs_access_check) await requireEntitled(context, caller, streamId);
  if (!seating.open) throw new AppError('stream_not_live');
}
