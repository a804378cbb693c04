import type { listStreamHealth } from '@footlight/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { type ShownStreams, adminKeys } from './admin-keys.ts';
import { healthInterval } from './get-health.ts';

const call = callOf<typeof listStreamHealth>('GET', '/v1/admin/health/streams');

/** The streams on air page by page, asked again and again while somebody sees them. */
export function useStreamHealth(show: ShownStreams) {
  return useInfiniteQuery({
    queryKey: adminKeys.streamHealth(show),
    queryFn: ({ pageParam, signal }) =>
      request(call, { query: { show, ...(pageParam !== undefined && { cursor: pageParam }) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    refetchInterval: healthInterval,
    staleTime: 0,
  });
}
