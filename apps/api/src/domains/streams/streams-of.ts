import type { StreamEndReason } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { forEachOf } from '../../jobs/for-each.ts';
import { endOnAir } from './live/change-state.ts';
import { closeRoom } from './live/close-room.ts';
import { requestReconcile } from './live/request-reconcile.ts';
import {
  countStreamsOwned,
  listOnAirAsMember,
  listOnAirOf,
  listOnAirOfInactive,
  listPlanEnded,
  listStreamsOwned,
} from './streams-of.queries.ts';

/** How many streams are read at once. */
const atOnce = 500;

/** Ends every stream of an account's channels that is on air, for everyone. May run twice. */
export async function endStreamsOf(context: Context, userId: string, reason: StreamEndReason): Promise<void> {
  const streams = await listOnAirOf(context.db, userId);
  await endAll(
    context,
    streams.map(({ id }) => ({ id, reason })),
  );
}

/**
 * Ends streams that are on air although their owner is suspended or leaves: what follows from the event does so too, and
 * this finds what was started in the same moment. May run twice.
 */
export async function endStreamsOfInactive(context: Context): Promise<void> {
  await endAll(context, await listOnAirOfInactive(context.db, context.clock.now()));
}

/** Ends streams on air whose plan has had no streaming for half an hour. May run twice. */
export async function endStreamsWithoutPlan(context: Context): Promise<void> {
  const planEndsBy = context.clock.now();
  const streams = await listPlanEnded(context.db, planEndsBy);
  await endAll(
    context,
    streams.map(({ id }) => ({ id, reason: 'plan_ended', planEndsBy })),
  );
}

async function endAll(
  context: Context,
  streams: readonly { id: string; reason: StreamEndReason; planEndsBy?: Date }[],
): Promise<void> {
  await forEachOf(context, 'end streams', streams, async ({ id, ...why }) => {
    const ended = await context.db.$transaction((tx) => endOnAir(context, tx, id, why));
    if (ended) await closeRoom(context, id);
  });
}

/** Has the streams on air brought into line with their rooms in whose channels somebody is a member. */
export async function reconcileStreamsOfMember(context: Context, userId: string): Promise<void> {
  for (const { id } of await listOnAirAsMember(context.db, userId))
    await requestReconcile(context, context.db, id);
}

/** How many streams an account's channels have, and whether one of them is on air. */
export async function countStreamsOf(
  context: Context,
  userId: string,
): Promise<{ streams: number; live: boolean }> {
  const onAir = await listOnAirOf(context.db, userId);
  return { streams: await countStreamsOwned(context.db, userId), live: onAir.length > 0 };
}

/** Every stream of an account's channels, oldest first. */
export async function* exportStreamsOf(context: Context, userId: string) {
  let after = '';
  for (;;) {
    const streams = await listStreamsOwned(context.db, userId, after, atOnce);
    for (const stream of streams) {
      after = stream.id;
      yield {
        id: stream.id,
        channel_id: stream.channelId,
        title: stream.title,
        visibility: stream.visibility,
        state: stream.state,
        created_at: stream.createdAt.toISOString(),
        started_at: stream.startedAt?.toISOString() ?? null,
        ended_at: stream.endedAt?.toISOString() ?? null,
      };
    }
    if (streams.length < atOnce) return;
  }
}
