import type { listStreams } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../../lib/call.ts';
import { request } from '../../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two looks while the page is in view. */
const interval = 10_000;

export async function fetchRunningStream(channelId: string, signal?: AbortSignal) {
  const query = { state: 'live', channel_id: channelId, limit: 1 } as const;
  const page = await request(call, { query }, { ...(signal && { signal }) });
  return page.data[0] ?? null;
}

export function runningStreamQuery(channelId: string) {
  return queryOptions({
    queryKey: ['streams', 'running', channelId],
    queryFn: ({ signal }) => fetchRunningStream(channelId, signal),
    refetchInterval: interval,
  });
}

/** The stream that a channel is live with, or null. A channel has one at most. */
export function useRunningStream(channelId: string) {
  return useQuery(runningStreamQuery(channelId));
}
