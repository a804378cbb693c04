import type { listOutbox } from '@footlight/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof listOutbox>('GET', '/v1/outbox');

/** The mails of the outbox, newest first, page by page. */
export function useOutbox() {
  return useInfiniteQuery({
    queryKey: ['outbox'],
    queryFn: ({ pageParam, signal }) =>
      request(call, { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    // The one mail that somebody waits for is on its way.
    refetchInterval: 3_000,
  });
}
