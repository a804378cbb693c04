import type { RoomEvent } from '@footlight/contracts';
import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import type { Context } from '../../../context.ts';
import {
  type ListedRoom,
  evictUnentitled,
  reconcileSeats,
  restartSeatAbsences,
} from '../../seating/index.ts';
import { endOnAir, interrupt, resume } from './change-state.ts';
import { closeRoom } from './close-room.ts';
import { evictPublishers } from './evict-publishers.ts';
import { isPublishing } from './publishing.policy.ts';
import {
  type ClaimedStream,
  type ReconciliationRow,
  clearFailures,
  clearUnpublished,
  recordFailure,
  recordListing,
  recordUnpublished,
  takeViewerCountToSend,
} from './reconcile.queries.ts';
import { recordRepairs } from './repairs.ts';
import { restoreRoom } from './restore-room.ts';
import type { RoomFacts } from './room-facts.ts';

/** The pause after LiveKit did not answer for a room, in milliseconds: it doubles each time, up to the longest. */
const firstPauseMs = 2_000;
const longestPauseMs = 10_000;

/** Brings what the database says of a stream into line with its room in LiveKit. */
export async function reconcileStream(
  context: Context,
  { stream_id: streamId, failures }: ClaimedStream,
  readFacts: (listing: ListedRoom) => Promise<RoomFacts | undefined>,
): Promise<void> {
  // 1. Without an answer of LiveKit nothing is known, so nothing changes.
  const readAt = context.clock.now();
  let participants: ParticipantInfo[];
  try {
    participants = await context.livekit.listParticipants(streamId);
  } catch (error) {
    const pauseMs = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
    await recordFailure(context.db, streamId, new Date(readAt.getTime() + pauseMs));
    const level = failures === 0 ? 'warn' : 'debug';
    context.log[level]({ err: error, streamId }, 'LiveKit did not list a room; it is asked again');
    return;
  }
  if (failures > 0) {
    await restartSeatAbsences(context, streamId, readAt);
    await clearFailures(context.db, streamId);
  }

  // 2. The facts are read after the listing: who joined in between has a seat by then.
  const members = participants.map(({ identity, state }) => ({
    identity,
    connected: state === ParticipantInfo_State.ACTIVE,
  }));
  const room = { streamId, members, readAt };
  const facts = await readFacts(room);
  if (!facts) return;
  const { stream, seats, publishers } = facts;
  await recordListing(context.db, stream, { participants: members.length, viewers: seats.present });

  // 3. A room that nobody is in may be one that LiveKit lost. Who may no longer be there is removed; the seats follow who
  // is in the room.
  if (members.length === 0) await restoreRoom(context, streamId);
  if (stream.needs_access_check) await evictUnentitled(context, streamId);
  await evictPublishers(context, streamId, publishers);
  const { removed, freed } = await reconcileSeats(context, room, seats);
  await recordRepairs(context, streamId, 'participant_without_seat', removed);
  await recordRepairs(context, streamId, 'seat_without_participant', freed);

  // 4. The state follows whether anything is published.
  if (isPublishing(participants)) await markPublishing(context, stream);
  else await handleNothingPublished(context, stream);

  // 5. The room gets the number of viewers.
  if (!stream.viewers_changed && !stream.needs_access_check && freed === 0) return;
  const viewers = await takeViewerCountToSend(context.db, streamId);
  if (viewers !== undefined) await send(context, streamId, { kind: 'viewers', viewers });
}

async function markPublishing(
  context: Context,
  { stream_id: streamId, state, unpublished_since }: ReconciliationRow,
): Promise<void> {
  if (unpublished_since) await clearUnpublished(context.db, streamId);
  if (state === 'interrupted' && (await resume(context, streamId))) {
    await send(context, streamId, { kind: 'stream', state: 'live' });
  }
}

async function handleNothingPublished(context: Context, stream: ReconciliationRow): Promise<void> {
  const { stream_id: streamId } = stream;
  const now = context.clock.now();
  const { interruptedAfterMs, graceMs } = context.config.streams;
  const since = stream.unpublished_since ?? (await recordUnpublished(context.db, streamId, now));
  if (since === undefined) return;

  let interruptedAt = stream.interrupted_at;
  if (stream.state === 'live') {
    if (now.getTime() - since.getTime() < interruptedAfterMs) return;
    if (!(await interrupt(context, streamId, since))) return;
    interruptedAt = since;
    await send(context, streamId, { kind: 'stream', state: 'interrupted' });
  }
  const unpublishedSince = new Date(now.getTime() - graceMs);
  if (interruptedAt === null || interruptedAt > unpublishedSince) return;
  const ended = await context.db.$transaction((tx) =>
    endOnAir(context, tx, streamId, { reason: 'nothing_published', unpublishedSince }),
  );
  if (ended) await closeRoom(context, streamId);
}

/** Notifies a room of a change. Who does not receive it learns it from a heartbeat. */
async function send(context: Context, streamId: string, event: RoomEvent): Promise<void> {
  try {
    await context.livekit.send(streamId, event);
  } catch (error) {
    context.log.warn({ err: error, streamId, event: event.kind }, 'a room was not notified of a change');
  }
}
