import type { Category, listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two requests while the page is in view: what has begun leaves the list. */
const interval = 30_000;
/** As many as stand beside the large picture. */
const pageSize = 6;

export function scheduleQuery(category: Category | undefined) {
  return infiniteQueryOptions({
    queryKey: streamKeys.list({ state: 'scheduled', category }),
    queryFn: ({ pageParam, signal }) =>
      request(
        call,
        { query: { state: 'scheduled', category, limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: interval,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

/** What comes next on all channels, a page at a time. */
export function useSchedule(category: Category | undefined) {
  return useInfiniteQuery(scheduleQuery(category));
}
