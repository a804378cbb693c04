import type { Category, listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two requests while the page is in view. */
const interval = 10_000;
/** One large card and rows of three. */
const pageSize = 25;

export function liveStreamsQuery(category: Category | undefined) {
  return infiniteQueryOptions({
    queryKey: streamKeys.list({ state: 'live', category }),
    queryFn: ({ pageParam, signal }) =>
      request(call, { query: { state: 'live', category, limit: pageSize, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: interval,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

/** What is live now, newest first, a page at a time. */
export function useLiveStreams(category: Category | undefined) {
  return useInfiniteQuery(liveStreamsQuery(category));
}
