import type { StreamEndReason } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { recordEvent } from '../../events/index.ts';
import { closeStream, interruptStream, resumeStream } from '../streams.queries.ts';

/**
 * Ends a stream that is on air, with its event; false when it was not. Its room is closed by whoever reads that event.
 * @param why.unpublishedSince only if nothing was published since then
 * @param why.planEndsBy only if its plan has no streaming any more and it was to end by then
 */
export async function endOnAir(
  context: Context,
  tx: Transaction,
  streamId: string,
  why: { reason: StreamEndReason; unpublishedSince?: Date; planEndsBy?: Date },
): Promise<boolean> {
  const now = context.clock.now();
  const { reason, unpublishedSince: silentSinceAtLatest, planEndsBy: endsAtLatest } = why;
  const closed = await closeStream(tx, { id: streamId, silentSinceAtLatest, endsAtLatest }, now);
  if (!closed) return false;
  await recordEvent(context, tx, {
    type: 'stream.ended',
    channel_id: closed.channelId,
    stream_id: streamId,
    payload: {
      started_at: (closed.startedAt ?? now).toISOString(),
      ended_at: now.toISOString(),
      reason,
    },
  });
  return true;
}

/** live → interrupted, with its event; false when it was not live. */
export function interrupt(context: Context, streamId: string, since: Date): Promise<boolean> {
  return context.db.$transaction(async (tx) => {
    const interrupted = await interruptStream(tx, streamId, since);
    if (!interrupted) return false;
    await recordEvent(context, tx, {
      type: 'stream.interrupted',
      channel_id: interrupted.channelId,
      stream_id: streamId,
      payload: { interrupted_at: since.toISOString() },
    });
    return true;
  });
}

/** interrupted → live, with its event; false when it was not interrupted. */
export function resume(context: Context, streamId: string): Promise<boolean> {
  return context.db.$transaction(async (tx) => {
    const resumed = await resumeStream(tx, streamId);
    if (!resumed) return false;
    await recordEvent(context, tx, {
      type: 'stream.resumed',
      channel_id: resumed.channelId,
      stream_id: streamId,
      payload: {
        interrupted_at: resumed.interruptedAt.toISOString(),
        resumed_at: context.clock.now().toISOString(),
      },
    });
    return true;
  });
}
