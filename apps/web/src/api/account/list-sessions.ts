import type { listSessions } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { accountKeys } from './account-keys.ts';

const call = callOf<typeof listSessions>('GET', '/v1/me/sessions');
const pageSize = 20;

const sessionsQuery = infiniteQueryOptions({
  queryKey: accountKeys.sessions,
  queryFn: ({ pageParam, signal }) =>
    request(call, { query: { limit: pageSize, cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
  select: ({ pages }) => pages.flatMap((page) => page.data),
});

/** Where the account is signed in, a page at a time. */
export function useSessions() {
  return useInfiniteQuery(sessionsQuery);
}
