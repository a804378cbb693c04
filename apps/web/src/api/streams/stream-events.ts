import type { getStreamEvents, QueueChange, StreamChange, StreamState } from '@footlight/contracts';
import { type QueryClient, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { subscribeToServerEvents } from '../../lib/server-events.ts';
import { accessQuery } from '../access/get-access.ts';
import { readStreamState } from './get-stream.ts';
import { streamKeys } from './stream-keys.ts';
import { writeStreamUpdate } from './write-stream.ts';

const path: (typeof getStreamEvents)['path'] = '/v1/streams/{stream_id}/events';

/** How a stream's queue is and where one stands in it, as the events say; nobody asks for it. */
export function queueQuery(streamId: string) {
  return queryOptions<QueueChange>({
    queryKey: streamKeys.queue(streamId),
    queryFn: skipToken,
    // A seat that is free once more reads like the one before, and is another one.
    structuralSharing: false,
  });
}

/** A stream's queue, or undefined before anything is known of it. */
export function useStreamQueue(streamId: string): QueueChange | undefined {
  return useQuery(queueQuery(streamId)).data;
}

/**
 * Receives what becomes of a stream until `signal` aborts or the stream is gone, and writes it where every page reads it.
 * A start is written when its `join_after_ms` are over: what joins is the page that reads of it.
 * @param onConnection is called with whether events come now; while they do, nothing else need be asked
 */
export async function receiveStreamEvents(
  client: QueryClient,
  streamId: string,
  onConnection: (connected: boolean) => void,
  signal: AbortSignal,
): Promise<void> {
  let planned: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(planned));
  let before: StreamChange | undefined;
  const askAgain = () => {
    writeStreamUpdate(client, streamId, { changed: true });
    void client.invalidateQueries({ queryKey: accessQuery(streamId).queryKey });
  };
  await subscribeToServerEvents(
    path.replace('{stream_id}', streamId),
    {
      onConnection(connected) {
        if (!connected) before = undefined;
        onConnection(connected);
      },
      onEvent({ name, data }) {
        if (name === 'queue' && isQueueChange(data)) client.setQueryData(queueQuery(streamId).queryKey, data);
        if (name === 'gone') askAgain();
        if (name !== 'stream') return;
        clearTimeout(planned);
        // A newer server may say what this page cannot read: then it asks.
        if (!isStreamChange(data)) return askAgain();
        const isRepeated = before && isSame(before, data);
        before = data;
        // What changed is not in it: why one may not watch.
        if (isRepeated) return askAgain();
        if (data.join_after_ms === 0) return writeChange(client, streamId, data);
        planned = setTimeout(() => writeChange(client, streamId, data), data.join_after_ms);
      },
    },
    signal,
  );
}

function isSame(one: StreamChange, other: StreamChange): boolean {
  return (
    one.state === other.state && one.scheduled_for === other.scheduled_for && one.allowed === other.allowed
  );
}

function writeChange(client: QueryClient, streamId: string, change: StreamChange): void {
  const { state, scheduled_for: scheduledFor, allowed } = change;
  const before = readStreamState(client, streamId);
  writeStreamUpdate(client, streamId, { state, scheduledFor });

  const { queryKey } = accessQuery(streamId);
  if (allowed) {
    client.setQueryData(queryKey, { allowed, reason: null, remedy: null, starts_at: null });
  } else if (before !== state || client.getQueryData(queryKey)?.allowed === true) {
    // Why not is another question.
    void client.invalidateQueries({ queryKey });
  }
}

const states: Record<StreamState, true> = {
  scheduled: true,
  live: true,
  interrupted: true,
  ended: true,
  canceled: true,
};

// By hand: the contracts' schemas would bring their whole library onto the page that shows video.
function isStreamChange(data: unknown): data is StreamChange {
  const change = data as Partial<Record<keyof StreamChange, unknown>> | null | undefined;
  return (
    typeof change?.state === 'string' &&
    Object.hasOwn(states, change.state) &&
    isTextOrNull(change.scheduled_for) &&
    typeof change.allowed === 'boolean' &&
    typeof change.join_after_ms === 'number'
  );
}

function isQueueChange(data: unknown): data is QueueChange {
  const change = data as Partial<Record<keyof QueueChange, unknown>> | null | undefined;
  if (typeof change?.length !== 'number' || change.ticket === undefined) return false;
  if (typeof change.seat_free !== 'boolean' || typeof change.join_after_ms !== 'number') return false;
  const ticket: Partial<Record<'id' | 'position' | 'reserved_until', unknown>> | null = change.ticket;
  return (
    ticket === null ||
    (typeof ticket.id === 'string' &&
      typeof ticket.position === 'number' &&
      isTextOrNull(ticket.reserved_until))
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
