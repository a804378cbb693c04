import type { listNotifications } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof listNotifications>('GET', '/v1/me/notifications');

const notificationsQuery = infiniteQueryOptions({
  queryKey: notificationKeys.list,
  queryFn: ({ pageParam, signal }) => request(call, { query: { cursor: pageParam } }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next_cursor ?? undefined,
  // Asked once for every time that it is opened: what is new stays marked until it is closed.
  staleTime: Infinity,
  gcTime: 0,
  select: ({ pages }) => ({
    notifications: pages.flatMap((page) => page.data),
    unread: pages[0]?.unread ?? 0,
  }),
});

/** What happened in the account's channels, newest first, a page at a time. */
export function useNotifications() {
  return useInfiniteQuery(notificationsQuery);
}
