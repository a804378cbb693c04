import type { RoomEvent } from '@footlight/contracts';
import type { ParticipantInfo } from 'livekit-server-sdk';
import type { Context } from '../../../context.ts';
import { evictUnentitled, reconcileSeats } from '../../seating/index.ts';
import { closeRoom } from './close-room.ts';
import { isPublishing } from './publishing.policy.ts';
import { evictPublishers } from './evict-publishers.ts';
import { closeStream, findOnAirIn, interruptStream, resumeStream } from '../streams.queries.ts';
import {
  type ClaimedStream,
  claimStreams,
  recordUnpublished,
  clearUnpublished,
  takeViewerCountToSend,
} from './reconcile.queries.ts';

/** How long a look at a stream counts, in milliseconds. */
const lookEveryMs = 2_000;

/** Looks at every stream on air that no replica has looked at lately. */
export async function reconcileStreams(context: Context): Promise<void> {
  const now = context.clock.now();
  const claimed = await claimStreams(context.db, new Date(now.getTime() - lookEveryMs), now);
  await Promise.all(claimed.map((stream) => reconcileStream(context, stream)));
}

/** Looks at one stream now, if it is on air. */
export async function reconcileStreamNow(context: Context, streamId: string): Promise<void> {
  const now = context.clock.now();
  const [stream] = await claimStreams(context.db, now, now, streamId);
  if (stream) await reconcileStream(context, stream);
}

/** Looks at the stream of a channel that is on air now: its people may be others than before. */
export async function reconcileChannelNow(context: Context, channelId: string): Promise<void> {
  const stream = await findOnAirIn(context.db, channelId);
  if (stream) await reconcileStreamNow(context, stream.id);
}

/** Brings what the database says of a stream into line with its room. */
async function reconcileStream(context: Context, stream: ClaimedStream): Promise<void> {
  const streamId = stream.stream_id;
  // 1. Without an answer of the media server nothing is known, so nothing changes.
  const readAt = context.clock.now();
  let participants: ParticipantInfo[];
  try {
    participants = await context.livekit.listParticipants(streamId);
  } catch (error) {
    context.log.warn({ err: error, streamId }, 'the media server did not say who is in a room');
    return;
  }

  // 2. Who may no longer be there is out; the seats follow who is in the room.
  await evictUnentitled(context, streamId);
  await evictPublishers(
    context,
    streamId,
    participants.map((participant) => participant.identity),
  );
  await reconcileSeats(
    context,
    streamId,
    participants.map((participant) => participant.identity),
    readAt,
  );

  // 3. The state follows whether anything is published.
  if (isPublishing(participants)) await markPublishing(context, stream);
  else await handleNothingPublished(context, streamId);

  // 4. The room hears how many are watching.
  const viewers = await takeViewerCountToSend(context.db, streamId);
  if (viewers !== undefined) await tell(context, streamId, { kind: 'viewers', viewers });
}

async function markPublishing(
  context: Context,
  { stream_id: streamId, state, unpublished_since }: ClaimedStream,
): Promise<void> {
  if (unpublished_since) await clearUnpublished(context.db, streamId);
  if (state === 'interrupted' && (await resumeStream(context.db, streamId))) {
    await tell(context, streamId, { kind: 'stream', state: 'live' });
  }
}

async function handleNothingPublished(context: Context, streamId: string): Promise<void> {
  const now = context.clock.now();
  const { interruptedAfterMs, graceMs } = context.config.streams;
  const since = await recordUnpublished(context.db, streamId, now);
  if (since === undefined) return;

  if (now.getTime() - since.getTime() < interruptedAfterMs) return;
  if (await interruptStream(context.db, streamId, since)) {
    await tell(context, streamId, { kind: 'stream', state: 'interrupted' });
  }
  const patience = new Date(now.getTime() - graceMs);
  if (await closeStream(context.db, streamId, now, patience)) await closeRoom(context, streamId);
}

/** Tells a room what changed. Who does not hear it learns it from a heartbeat. */
async function tell(context: Context, streamId: string, event: RoomEvent): Promise<void> {
  try {
    await context.livekit.send(streamId, event);
  } catch (error) {
    context.log.warn({ err: error, streamId, event: event.kind }, 'a room was not told what changed');
  }
}
