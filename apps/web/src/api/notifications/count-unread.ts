import type { listNotifications } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof listNotifications>('GET', '/v1/me/notifications');

/** Milliseconds between two requests while the page is in view. */
const interval = 60_000;

const unreadQuery = queryOptions({
  queryKey: notificationKeys.unread,
  queryFn: async ({ signal }) => (await request(call, { query: { limit: 1 } }, { signal })).unread,
  refetchInterval: interval,
});

/** How many notifications are not read; 100 stands for more. None until that is known. */
export function useUnread(): number {
  return useQuery(unreadQuery).data ?? 0;
}
