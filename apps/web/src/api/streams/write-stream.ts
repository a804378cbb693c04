import type { Stream } from '@footlight/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import { streamKeys } from './stream-keys.ts';

/** Writes a stream's newest state, the answer to a change of it, where every page reads it. Lists are fetched anew. */
export function writeStream(client: QueryClient, stream: Stream): void {
  void client.invalidateQueries({ queryKey: streamKeys.lists });
  client.setQueryData(streamKeys.one(stream.id), stream);
}

/** The same as a hook. */
export function useWriteStream(): (stream: Stream) => void {
  const client = useQueryClient();
  return (stream) => writeStream(client, stream);
}

/**
 * Writes what came of a stream by another way than a request for it: the only way from there to what pages show. Nothing
 * is written before the stream is known. It is fetched anew where only the server knows the rest of what changed.
 */
export function writeStreamUpdate(client: QueryClient, streamId: string, update: StreamUpdate): void {
  if (update.stream) return writeStream(client, update.stream);
  const before = client.getQueryData<Stream>(streamKeys.one(streamId));
  const { state = before?.state, scheduledFor = before?.scheduled_for, viewers = before?.viewers } = update;
  if (before && state !== undefined && scheduledFor !== undefined && viewers !== undefined) {
    const now: Stream = { ...before, state, scheduled_for: scheduledFor, viewers };
    client.setQueryData(streamKeys.one(streamId), now);
  }
  // A change of state brings moments with it that only the server knows, and so does a new date after a missed one.
  const stateChanged = before !== undefined && state !== before.state;
  const dateAfterMissed = before?.missed_at && scheduledFor !== before.scheduled_for;
  if (update.changed || stateChanged || dateAfterMissed) refetchStream(client, streamId);
}

/** Fetches a stream anew: something about it has changed, and only the server knows to what. */
function refetchStream(client: QueryClient, streamId: string): void {
  void client.invalidateQueries({ queryKey: streamKeys.one(streamId) });
}
