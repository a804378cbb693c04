import type { getStream, Stream } from '@footlight/contracts';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { ApiProblem } from '../../lib/send.ts';
import { nextLook } from './next-look.ts';

const call = callOf<typeof getStream>('GET', '/v1/streams/{stream_id}');

/** The stream of a watch page. */
export function streamQuery(streamId: string) {
  return queryOptions({
    queryKey: ['viewing', 'stream', streamId],
    queryFn: ({ signal }) =>
      request(call, { params: { stream_id: streamId } }, { signal }).then((answer) => answer.stream),
    // What may not be seen answers like what does not exist, and asking again does not change it.
    retry: (failures, error) => !(error instanceof ApiProblem && error.status < 500) && failures < 2,
    refetchInterval: ({ state }) => {
      if (state.error instanceof ApiProblem && state.error.status === 404) return false;
      return nextLook(state.data, Date.now());
    },
  });
}

/** Looks at the stream at once: something has told that it changed, and only the server knows to what. */
export function reconcileStream(client: QueryClient, streamId: string): void {
  void client.invalidateQueries({ queryKey: streamQuery(streamId).queryKey });
}

/** Writes down what the room or a heartbeat tells about the stream, without asking for all of it. */
export function noteStream(
  client: QueryClient,
  streamId: string,
  news: Partial<Pick<Stream, 'state' | 'viewers'>>,
): void {
  const { queryKey } = streamQuery(streamId);
  const before = client.getQueryData(queryKey);
  if (before) client.setQueryData(queryKey, { ...before, ...news });
  // A change of state brings moments with it that only the server knows.
  if (news.state && news.state !== before?.state) reconcileStream(client, streamId);
}
