import type { Category, Visibility } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { needsAccessCheck } from '../../access/index.ts';
import { requirePlan } from '../../entitlements/index.ts';
import { recordEvents } from '../../events/index.ts';
import { setQueueMembersFirst, updateAccessCheck } from '../../seating/index.ts';
import { readSchedule } from './create-stream.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import { requestReconcile } from '../live/request-reconcile.ts';
import { searchText } from '../search-text.ts';
import { hideCover } from './stream-cover.queries.ts';
import type { StreamView } from '../stream.ts';
import { changeStream, lockStream, writeSearchText } from '../streams.queries.ts';
import { eventsOfChange } from './stream-change.policy.ts';

/** What is to be different; what is left out stays. */
interface Wishes {
  title?: string | undefined;
  visibility?: Visibility | undefined;
  description?: string | undefined;
  category?: Category | null | undefined;
  tags?: string[] | undefined;
  scheduled_for?: string | undefined;
  time_zone?: string | undefined;
  queue_members_first?: boolean | undefined;
  start_on_encoder?: boolean | undefined;
}

/**
 * Changes a stream. A visibility counts at once, also for those who watch.
 * @throws AppError `not_found`, `forbidden`, `plan_required`, `invalid_state` (another time, or starting with an encoder, for
 *   one that was started), `date_in_past`, `time_skipped`, `time_repeated`
 */
export async function updateStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  {
    scheduled_for: time,
    time_zone: zone,
    queue_members_first: membersFirst,
    start_on_encoder: startOnEncoder,
    tags: wanted,
    ...wishes
  }: Wishes,
): Promise<StreamView> {
  const { title, visibility, description, category } = wishes;
  // 1. The caller runs the channel, and its owner's plan has streams like this one.
  const stream = await getRunStream(context, streamId, caller);
  const needsCheck = visibility === undefined ? undefined : needsAccessCheck(visibility);
  if (needsCheck && visibility !== stream.visibility)
    await requirePlan(context, stream.channel.ownerId, 'private');

  // 2. Only what was not started can be moved, or started otherwise.
  const moves = time !== undefined || startOnEncoder !== undefined;
  if (moves && stream.state !== 'scheduled')
    throw new AppError('invalid_state', 'This stream was started or canceled; its start stays.');
  const schedule =
    time === undefined
      ? undefined
      : await readSchedule(context, caller, time, zone ?? stream.timeZone ?? undefined);

  // 3. The database says it first; who may not stay is removed from the room within seconds.
  const tags = wanted && [...new Set(wanted)];
  const changes = {
    ...(title !== undefined && { title }),
    ...(visibility !== undefined && { visibility }),
    ...(description !== undefined && { description }),
    ...(category !== undefined && { category }),
    ...(tags !== undefined && { tags }),
    ...(zone !== undefined && stream.scheduledFor !== null && { timeZone: zone }),
    ...(startOnEncoder !== undefined && { startOnEncoder }),
    ...schedule,
    ...(time !== undefined && { missedAt: null }),
  };
  if (Object.keys(changes).length > 0 || membersFirst !== undefined) {
    await context.db.$transaction(async (tx) => {
      const before = await lockStream(tx, streamId);
      if (!before || !(await changeStream(tx, streamId, changes)))
        throw new AppError('invalid_state', 'This stream was started meanwhile; its start stays.');
      if (visibility !== undefined) await updateAccessCheck(context, tx, { streamId });
      if (membersFirst !== undefined) await setQueueMembersFirst(tx, streamId, membersFirst);
      if (title !== undefined || tags !== undefined) await writeSearchText(tx, streamId, searchText);
      if (needsCheck) await requestReconcile(context, tx, streamId);
      if (visibility === 'private') await hideCover(tx, streamId, newId('image'));
      const ids = { channel_id: stream.channel.id, stream_id: streamId };
      await recordEvents(
        context,
        tx,
        eventsOfChange(before, changes).map((event) => ({ ...ids, ...event })),
      );
    });
  }
  return getStream(context, caller, streamId);
}
