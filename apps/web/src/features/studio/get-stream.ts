import type { getStream, Stream } from '@footlight/contracts';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { ApiProblem } from '../../lib/send.ts';

const call = callOf<typeof getStream>('GET', '/v1/streams/{stream_id}');

/** How often the studio looks at its stream, in milliseconds: the room tells sooner, while one is on air. */
const every = 10_000;

/** The stream of a studio. */
export function studioStreamQuery(streamId: string) {
  return queryOptions({
    queryKey: ['streams', 'studio', streamId],
    queryFn: ({ signal }) =>
      request(call, { params: { stream_id: streamId } }, { signal }).then((answer) => answer.stream),
    retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
    refetchInterval: ({ state }) =>
      state.data?.state === 'ended' || state.data?.state === 'canceled' ? false : every,
  });
}

/** Writes down a newer answer about the stream, or a part of one. */
export function noteStudioStream(client: QueryClient, streamId: string, news: Partial<Stream>): void {
  const { queryKey } = studioStreamQuery(streamId);
  client.setQueryData(queryKey, (before) => before && { ...before, ...news });
}
