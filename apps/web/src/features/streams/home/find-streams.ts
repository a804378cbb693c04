import type { Category, listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../../lib/call.ts';
import { request } from '../../../lib/request.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');
/** Rows of three. */
const pageSize = 12;

interface Wanted {
  q: string;
  category: Category | undefined;
}

export function foundStreamsQuery(state: 'live' | 'scheduled' | 'ended', { q, category }: Wanted) {
  return infiniteQueryOptions({
    queryKey: ['streams', 'found', state, q, category ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      request(call, { query: { state, q, category, limit: pageSize, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // While one types, what was found before stays until there is something newer.
    placeholderData: keepPreviousData,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}

/** Streams in a state that fit what somebody looks for, a page at a time. */
export function useFoundStreams(state: 'live' | 'scheduled' | 'ended', wanted: Wanted) {
  return useInfiniteQuery(foundStreamsQuery(state, wanted));
}
