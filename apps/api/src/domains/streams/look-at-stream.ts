import type { ParticipantInfo } from 'livekit-server-sdk';
import type { Context } from '../../context.ts';
import { settleSeats } from '../viewing/index.ts';
import { closeRoom } from './close-room.ts';
import { isPublishing } from './publishing.policy.ts';
import { closeStream, interruptStream, resumeStream } from './streams.queries.ts';
import { claimStreams, noteSilence, noteSound, takeViewersToTell } from './watch.queries.ts';

/** How long a look at a stream counts, in milliseconds. */
const lookEveryMs = 2_000;

/** Looks at every stream on air that no replica has looked at lately. */
export async function lookAtStreams(context: Context): Promise<void> {
  const now = context.clock.now();
  const streamIds = await claimStreams(context.db, new Date(now.getTime() - lookEveryMs), now);
  await Promise.all(streamIds.map((streamId) => lookAtStream(context, streamId)));
}

/** Looks at one stream now, if it is on air. */
export async function lookAtStreamNow(context: Context, streamId: string): Promise<void> {
  const now = context.clock.now();
  const claimed = await claimStreams(context.db, now, now, streamId);
  if (claimed.length > 0) await lookAtStream(context, streamId);
}

/** Brings what the database says of a stream into line with its room. */
async function lookAtStream(context: Context, streamId: string): Promise<void> {
  // 1. Without an answer of the media server nothing is known, so nothing changes.
  const readAt = context.clock.now();
  let participants: ParticipantInfo[];
  try {
    participants = await context.livekit.listParticipants(streamId);
  } catch (error) {
    context.log.warn({ err: error, streamId }, 'the media server did not say who is in a room');
    return;
  }

  // 2. The seats follow who is in the room.
  await settleSeats(
    context,
    streamId,
    participants.map((participant) => participant.identity),
    readAt,
  );

  // 3. The state follows whether anything is published.
  if (isPublishing(participants)) await goOn(context, streamId);
  else await stayPatient(context, streamId);

  // 4. The room hears how many are watching.
  const viewers = await takeViewersToTell(context.db, streamId);
  if (viewers !== undefined) await context.livekit.send(streamId, { kind: 'viewers', viewers });
}

async function goOn(context: Context, streamId: string): Promise<void> {
  await noteSound(context.db, streamId);
  if (await resumeStream(context.db, streamId)) {
    await context.livekit.send(streamId, { kind: 'stream', state: 'live' });
  }
}

async function stayPatient(context: Context, streamId: string): Promise<void> {
  const now = context.clock.now();
  const { interruptedAfterMs, graceMs } = context.config.streams;
  const since = await noteSilence(context.db, streamId, now);
  if (since === undefined) return;

  if (now.getTime() - since.getTime() < interruptedAfterMs) return;
  if (await interruptStream(context.db, streamId, since)) {
    await context.livekit.send(streamId, { kind: 'stream', state: 'interrupted' });
  }
  const patience = new Date(now.getTime() - graceMs);
  if (await closeStream(context.db, streamId, now, patience)) await closeRoom(context, streamId);
}
