import type { Category, listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys, type StreamFilter } from './stream-keys.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');
/** Rows of three. */
const pageSize = 12;

interface Search {
  q: string;
  category: Category | undefined;
}

export function searchStreamsQuery(state: StreamFilter['state'], { q, category }: Search) {
  return infiniteQueryOptions({
    queryKey: streamKeys.list({ state, q, category }),
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
export function useSearchStreams(state: StreamFilter['state'], search: Search) {
  return useInfiniteQuery(searchStreamsQuery(state, search));
}
