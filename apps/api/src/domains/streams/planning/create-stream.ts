import type { Category, Visibility } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { needsAccessCheck } from '../../access/index.ts';
import { amountInSql, requirePlan } from '../../entitlements/index.ts';
import { recordEvent } from '../../events/index.ts';
import { getRunChannel, requireActive } from '../../channels/index.ts';
import { updateAccessCheck } from '../../seating/index.ts';
import { getStream } from '../get-stream.ts';
import { type Schedule, scheduleAt } from './schedule.ts';
import { searchText } from '../search-text.ts';
import type { StreamView } from '../stream.ts';
import { insertStream } from '../streams.queries.ts';
import { timeZoneOf } from './time-zone.queries.ts';

/** What a stream begins with. */
export interface Plan {
  title: string;
  visibility: Visibility;
  description: string;
  category: Category | null;
  tags: string[];
  start_on_encoder: boolean;
  scheduled_for?: string | undefined;
  time_zone?: string | undefined;
}

/**
 * Makes a stream in a channel; it is not live yet.
 * @throws AppError `not_found`, `forbidden`, `plan_required`, `date_in_past`, `time_skipped`, `time_repeated`
 */
export async function createStream(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  { scheduled_for: time, time_zone: zone, start_on_encoder: startOnEncoder, ...fields }: Plan,
): Promise<StreamView> {
  // 1. The caller runs the channel, and its owner's plan has streams like this one.
  const channel = await getRunChannel(context, channelId, caller, 'run_streams');
  const { ownerId } = channel;
  const { rights } = await requirePlan(context, ownerId, 'host');
  requireActive(channel);
  if (needsAccessCheck(fields.visibility)) await requirePlan(context, ownerId, 'private');

  // 2. A time is read on the clocks of its zone, which is the caller's when none is named.
  const schedule = time === undefined ? nowhen : await readSchedule(context, caller, time, zone);

  // 3. The stream, its seats and its chat are written together.
  const id = newId('stream');
  const tags = [...new Set(fields.tags)];
  const stream = {
    id,
    channelId,
    ...fields,
    tags,
    searchText: searchText(fields.title, ...tags),
    ...schedule,
    startOnEncoder,
  };
  const createdAt = context.clock.now();
  await context.db.$transaction(async (tx) => {
    if (!(await insertStream(tx, { ...stream, createdAt }, amountInSql(rights.viewers)))) throw notFound();
    await updateAccessCheck(context, tx, { streamId: id });
    if (schedule.scheduledFor === null) return;
    await recordEvent(context, tx, {
      type: 'stream.scheduled',
      channel_id: channelId,
      stream_id: id,
      payload: { scheduled_for: schedule.scheduledFor.toISOString(), visibility: fields.visibility },
    });
  });
  return getStream(context, caller, id);
}

const nowhen = { scheduledFor: null, timeZone: null };

/** Reads a time of a stream in the zone that was named, or in the caller's. */
export async function readSchedule(
  context: Context,
  caller: AccountCaller,
  time: string,
  zone: string | undefined,
): Promise<Schedule> {
  return scheduleAt(context, time, zone ?? (await timeZoneOf(context.db, caller.userId)));
}
