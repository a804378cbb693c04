import type { listUsers } from '@footlight/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { adminKeys, type UserFilter } from './admin-keys.ts';

const call = callOf<typeof listUsers>('GET', '/v1/admin/users');

/** People, newest first, page by page. While another search runs, the one before stays to be seen. */
export function useUsers(filter: UserFilter) {
  return useInfiniteQuery({
    queryKey: adminKeys.users(filter),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return request(call, { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
