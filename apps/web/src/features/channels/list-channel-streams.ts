import type { listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two looks while the page is in view: what is live changes sooner than what was and will be. */
const intervals = { live: 10_000, scheduled: 60_000, ended: 60_000 } as const;
const pageSize = 10;

type Listed = keyof typeof intervals;

export function channelStreamsQuery(channelId: string, state: Listed) {
  return infiniteQueryOptions({
    queryKey: ['streams', 'channel', channelId, state],
    queryFn: ({ pageParam, signal }) => {
      const query = { state, channel_id: channelId, limit: pageSize, cursor: pageParam };
      return request(call, { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
    refetchInterval: intervals[state],
  });
}

/** The streams of a channel in one state, as far as the reader may know of them, a page at a time. */
export function useChannelStreams(channelId: string, state: Listed) {
  return useInfiniteQuery(channelStreamsQuery(channelId, state));
}
