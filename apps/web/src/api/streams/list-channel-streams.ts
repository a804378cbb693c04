import type { listStreams } from '@footlight/contracts';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof listStreams>('GET', '/v1/streams');

/** Milliseconds between two requests while the page is in view: others of the channel start, move and end streams. */
const intervals = { scheduled: 30_000, ended: 60_000 } as const;
const pageSize = 20;

type Listed = keyof typeof intervals;

export function channelStreamsQuery(channelId: string, state: Listed) {
  const filter = { state, channel_id: channelId };
  return infiniteQueryOptions({
    queryKey: streamKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      request(call, { query: { ...filter, limit: pageSize, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
    refetchInterval: intervals[state],
  });
}

/**
 * The streams of a channel in one state, as far as the reader may know of them, a page at a time: those with a date, the
 * next one first, or those that have ended, newest first.
 */
export function useChannelStreams(channelId: string, state: Listed) {
  return useInfiniteQuery(channelStreamsQuery(channelId, state));
}
