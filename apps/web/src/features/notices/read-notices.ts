import type { readNotices } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { unreadQuery } from './count-unread.ts';

const call = callOf<typeof readNotices>('POST', '/v1/me/notices/read');

/** Marks notices as read, up to one of them; the bell counts anew. */
export function useReadNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => request(call, { body: { up_to: upTo } }),
    onSuccess: () => client.invalidateQueries({ queryKey: unreadQuery.queryKey }),
  });
}
