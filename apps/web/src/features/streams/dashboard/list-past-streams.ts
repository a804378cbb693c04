import type { listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../../lib/call.ts';
import { request } from '../../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');
const pageSize = 20;

export function fetchPastStreams(channelId: string, cursor: string | undefined, signal?: AbortSignal) {
  return request(
    call,
    { query: { state: 'ended', channel_id: channelId, limit: pageSize, cursor } },
    { ...(signal && { signal }) },
  );
}

export function pastStreamsQuery(channelId: string) {
  return infiniteQueryOptions({
    queryKey: ['streams', 'past', channelId],
    queryFn: ({ pageParam, signal }) => fetchPastStreams(channelId, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

/** The streams of a channel that have ended, newest first, a page at a time. */
export function usePastStreams(channelId: string) {
  return useInfiniteQuery(pastStreamsQuery(channelId));
}
