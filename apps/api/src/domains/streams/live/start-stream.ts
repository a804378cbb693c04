import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { needsAccessCheck } from '../../access/index.ts';
import { requireActive } from '../../channels/index.ts';
import { amountInSql, requirePlan } from '../../entitlements/index.ts';
import { recordEvent } from '../../events/index.ts';
import { updateAccessCheck } from '../../seating/index.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import type { StreamView } from '../stream.ts';
import { isOnAir } from '../../access/index.ts';
import { oneLivePerChannel, openStream } from '../streams.queries.ts';

/**
 * Goes live. Starting a stream that is on air changes nothing.
 * @throws AppError `not_found`, `forbidden`, `plan_required`, `invalid_state` (it has ended or was canceled),
 *   `channel_already_live`, `media_unavailable`
 */
export async function startStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const stream = await getRunStream(context, streamId, caller);
  refuseOver(stream);
  const { rights } = await requirePlan(context, stream.channel.ownerId, 'host');
  // One that is on air when the plan becomes smaller goes on.
  if (!isOnAir(stream.state)) requireActive(stream.channel);
  if (needsAccessCheck(stream.visibility)) await requirePlan(context, stream.channel.ownerId, 'private');

  // 1. The room comes first: a stream without one would be live for nobody.
  await context.livekit.ensureRoom(streamId);

  // 2. The database decides whether it may be live; of two starts at once one changes it.
  if (!isOnAir(stream.state)) {
    try {
      const started = await context.db.$transaction(async (tx) => {
        const now = context.clock.now();
        const opened = await openStream(
          tx,
          { id: streamId, channelId: stream.channel.id },
          amountInSql(rights.viewers),
          now,
        );
        if (!opened) return false;
        await updateAccessCheck(context, tx, { streamId });
        await recordEvent(context, tx, {
          type: 'stream.live',
          channel_id: stream.channel.id,
          stream_id: streamId,
          payload: {
            started_at: now.toISOString(),
            scheduled_for: opened.scheduledFor?.toISOString() ?? null,
          },
        });
        return true;
      });
      if (started) await confirmRoom(context, streamId);
    } catch (error) {
      if (violatesUnique(error, oneLivePerChannel)) throw new AppError('channel_already_live');
      throw error;
    }
  }
  const started = await getStream(context, caller, streamId);
  refuseOver(started);
  return started;
}

/** Until it was live, its room was an orphan that any replica may have deleted. The first who joins makes it otherwise. */
async function confirmRoom(context: Context, streamId: string): Promise<void> {
  context.livekit.dropKnownRoom(streamId);
  try {
    await context.livekit.ensureRoom(streamId);
  } catch (error) {
    context.log.warn({ err: error, streamId }, 'the room of a stream that just started is not confirmed');
  }
}

function refuseOver({ state }: StreamView): void {
  if (state === 'ended') throw new AppError('invalid_state', 'This stream has ended. Make another one.');
  if (state === 'canceled')
    throw new AppError('invalid_state', 'This stream was canceled. Make another one.');
}
