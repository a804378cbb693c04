import type { listUsers, RequestOf } from '@footlight/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof listUsers>('GET', '/v1/admin/users');

/** Which people are looked for. */
export type Wanted = Pick<RequestOf<typeof listUsers>['query'], 'q' | 'state'>;

/** People, newest first, page by page. While another search runs, the one before stays to be seen. */
export function useUsers(wanted: Wanted) {
  return useInfiniteQuery({
    queryKey: ['admin', 'users', wanted],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...wanted, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return request(call, { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
