import type { listStreams, Stream } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** The stream that a channel is live with, or null. */
export function liveStreamQuery(channelId: string) {
  return queryOptions({
    queryKey: ['streams', 'live-of', channelId],
    queryFn: async ({ signal }): Promise<Stream | null> => {
      const query = { state: 'live', channel_id: channelId, limit: 1 } as const;
      const page = await request(call, { query }, { signal });
      return page.data[0] ?? null;
    },
    staleTime: 0,
  });
}
