import type { listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../../lib/call.ts';
import { request } from '../../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two looks: somebody else of the channel may start or move one. */
const interval = 30_000;
const pageSize = 20;

export function upcomingStreamsQuery(channelId: string) {
  return infiniteQueryOptions({
    queryKey: ['streams', 'upcoming', channelId],
    queryFn: ({ pageParam, signal }) =>
      request(
        call,
        { query: { state: 'scheduled', channel_id: channelId, limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: interval,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

/** The streams of a channel that have a date, the next one first, with those that nobody started. */
export function useUpcomingStreams(channelId: string) {
  return useInfiniteQuery(upcomingStreamsQuery(channelId));
}
