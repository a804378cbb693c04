import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import { type Caller, viewerIdOf } from '../../../http/caller.ts';
import { endPlacesNow } from './end-places.ts';
import { findQueueEntry } from './queue.queries.ts';

/**
 * Gives the caller's place up. Doing so again changes nothing.
 * @throws AppError `not_found` for a place that is not the caller's
 */
export async function leaveQueue(
  context: Context,
  caller: Caller,
  { streamId, entryId }: { streamId: string; entryId: string },
): Promise<void> {
  const entry = await findQueueEntry(context.db, streamId, entryId);
  if (!entry || entry.viewerId !== viewerIdOf(caller)) throw notFound();
  if (entry.endedAt === null) await endPlacesNow(context, streamId, { ids: [entry.id] }, 'left');
}
