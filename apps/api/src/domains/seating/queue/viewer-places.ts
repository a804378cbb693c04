import type { Context } from '../../../context.ts';
import { isEntitled } from '../../access/index.ts';
import { endPlacesNow } from './end-places.ts';
import { listPlacesOf, listQueueEntriesOf, listQueueHolders } from './queue.queries.ts';
import type { QueueEndReason } from './reservations.queries.ts';

/** How many places are read at once. */
const atOnce = 500;

/** Ends every place of somebody, in any queue. May run twice. */
export async function endPlacesOf(context: Context, viewerId: string, reason: QueueEndReason): Promise<void> {
  for (const { id, streamId } of await listPlacesOf(context.db, viewerId))
    await endPlacesNow(context, streamId, { ids: [id] }, reason);
}

/** Ends the places of those for whom a stream no longer is. May run twice. */
export async function endPlacesOfUnentitled(context: Context, streamId: string): Promise<void> {
  const holders = await listQueueHolders(context.db, streamId, context.clock.now());
  const ids = holders.filter((holder) => !isEntitled(holder.visibility, holder)).map(({ id }) => id);
  if (ids.length > 0) await endPlacesNow(context, streamId, { ids }, 'evicted');
}

/** The queues in which somebody waited, oldest first. */
export async function* exportPlacesOf(context: Context, viewerId: string) {
  let after = '';
  for (;;) {
    const entries = await listQueueEntriesOf(context.db, viewerId, after, atOnce);
    for (const { id, streamId, createdAt, endedAt, endedReason } of entries) {
      after = id;
      const ended = { ended_at: endedAt?.toISOString() ?? null, ended_reason: endedReason };
      yield { id, stream_id: streamId, joined_at: createdAt.toISOString(), ...ended };
    }
    if (entries.length < atOnce) return;
  }
}
