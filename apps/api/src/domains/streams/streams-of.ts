import type { Context } from '../../context.ts';
import { closeRoom } from './live/close-room.ts';
import {
  countStreamsOwned,
  listOnAirOf,
  listOnAirOfInactive,
  listStreamsOwned,
} from './streams-of.queries.ts';
import { closeStream, findOnAirIn } from './streams.queries.ts';

/** How many streams are read at once. */
const atOnce = 500;

/** Ends every stream of an account's channels that is on air, for everyone. May run twice. */
export async function endStreamsOf(context: Context, userId: string): Promise<void> {
  await endAll(context, await listOnAirOf(context.db, userId));
}

/**
 * Ends streams that are on air although their owner is suspended or leaves: the job that follows a suspension does so too,
 * and this finds what was started in the same moment. May run twice.
 */
export async function endStreamsOfInactive(context: Context): Promise<void> {
  await endAll(context, await listOnAirOfInactive(context.db, context.clock.now()));
}

async function endAll(context: Context, streams: readonly { id: string }[]): Promise<void> {
  for (const { id } of streams) {
    if (await closeStream(context.db, id, context.clock.now())) await closeRoom(context, id);
  }
}

/** Ends the stream of a channel that is on air, for everyone. May run twice. */
export async function endStreamsOfChannel(context: Context, channelId: string): Promise<void> {
  const stream = await findOnAirIn(context.db, channelId);
  if (stream && (await closeStream(context.db, stream.id, context.clock.now()))) {
    await closeRoom(context, stream.id);
  }
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
