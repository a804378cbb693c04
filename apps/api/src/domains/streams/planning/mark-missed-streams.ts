import type { Context } from '../../../context.ts';
import { recordEvents } from '../../events/index.ts';
import { markMissed } from '../streams.queries.ts';

/** Marks streams as missed that nobody started within a day of their time. Their hosts can still start, move or cancel them. */
export async function markMissedStreams(context: Context): Promise<void> {
  const now = context.clock.now();
  const before = new Date(now.getTime() - context.config.streams.missedAfterMs);
  await context.db.$transaction(async (tx) => {
    const missed = await markMissed(tx, before, now);
    await recordEvents(
      context,
      tx,
      missed.map(({ id, channelId, scheduledFor }) => ({
        type: 'stream.missed' as const,
        channel_id: channelId,
        stream_id: id,
        payload: { scheduled_for: scheduledFor.toISOString(), missed_at: now.toISOString() },
      })),
    );
  });
}
