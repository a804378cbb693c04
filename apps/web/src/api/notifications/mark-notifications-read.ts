import type { markNotificationsRead } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { notificationKeys } from './notification-keys.ts';

const call = callOf<typeof markNotificationsRead>('POST', '/v1/me/notifications/read');

/** Marks notifications as read, up to one of them; the bell counts anew. */
export function useMarkNotificationsRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => request(call, { body: { up_to: upTo } }),
    onSuccess: () => client.invalidateQueries({ queryKey: notificationKeys.unread }),
  });
}
