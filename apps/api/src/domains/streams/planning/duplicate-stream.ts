import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { needsAccessCheck } from '../../access/index.ts';
import { requireActive } from '../../channels/index.ts';
import { amountInSql, requirePlan } from '../../entitlements/index.ts';
import { recordEvent } from '../../events/index.ts';
import { updateAccessCheck } from '../../seating/index.ts';
import { copyStream } from './copy-stream.queries.ts';
import { readSchedule } from './create-stream.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import { searchText } from '../search-text.ts';
import type { StreamView } from '../stream.ts';

/** When the new stream is to begin; without a time it is made to go live at once. */
interface Wishes {
  scheduled_for?: string | undefined;
  time_zone?: string | undefined;
}

/**
 * Makes a stream like another one of its channel: the same texts, visibility, cover and invitees, and a chat of its own.
 * @throws AppError `not_found`, `forbidden`, `plan_required`, `date_in_past`, `time_skipped`, `time_repeated`
 */
export async function duplicateStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  { scheduled_for: time, time_zone: zone }: Wishes,
): Promise<StreamView> {
  // 1. The caller runs the channel, and its owner's plan has streams like this one.
  const original = await getRunStream(context, streamId, caller);
  const { id: channelId, ownerId } = original.channel;
  const { rights } = await requirePlan(context, ownerId, 'host');
  requireActive(original.channel);
  if (needsAccessCheck(original.visibility)) await requirePlan(context, ownerId, 'private');

  // 2. A time is read on the clocks that the original was planned by, when no others are named.
  const schedule =
    time === undefined
      ? { scheduledFor: null, timeZone: null }
      : await readSchedule(context, caller, time, zone ?? original.timeZone ?? undefined);

  // 3. All of it is written together.
  const { title, description, category, tags, visibility } = original;
  const fields = { title, description, category, tags, visibility, searchText: searchText(title, ...tags) };
  const id = newId('stream');
  const copy = { id, channelId, ...fields, ...schedule, createdAt: context.clock.now() };
  await context.db.$transaction(async (tx) => {
    if (!(await copyStream(tx, streamId, copy, amountInSql(rights.viewers), newId))) throw notFound();
    await updateAccessCheck(context, tx, { streamId: id });
    if (schedule.scheduledFor === null) return;
    await recordEvent(context, tx, {
      type: 'stream.scheduled',
      channel_id: channelId,
      stream_id: id,
      payload: { scheduled_for: schedule.scheduledFor.toISOString(), visibility },
    });
  });
  return getStream(context, caller, id);
}
