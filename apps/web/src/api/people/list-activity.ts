import type { listActivity } from '@footlight/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { peopleKeys } from './people-keys.ts';

const call = callOf<typeof listActivity>('GET', '/v1/channels/{channel_id}/activity');

/** What happened among the people of a channel, newest first, page by page. */
export function useActivity(channelId: string) {
  return useInfiniteQuery({
    queryKey: peopleKeys.activity(channelId),
    queryFn: ({ pageParam, signal }) =>
      request(call, { params: { channel_id: channelId }, query: { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}
