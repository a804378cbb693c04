import type { listStreams, Stream } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two requests while the page is in view. */
const interval = 10_000;

/** The stream that a channel is live with, or null. A channel has one at most. */
export function runningStreamQuery(channelId: string) {
  return queryOptions({
    queryKey: streamKeys.running(channelId),
    queryFn: async ({ signal }): Promise<Stream | null> => {
      const query = { state: 'live', channel_id: channelId, limit: 1 } as const;
      const page = await request(call, { query }, { signal });
      return page.data[0] ?? null;
    },
    refetchInterval: interval,
  });
}

export function useRunningStream(channelId: string) {
  return useQuery(runningStreamQuery(channelId));
}
