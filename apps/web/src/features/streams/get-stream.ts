import type { getStream, Stream } from '@footlight/contracts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof getStream>('GET', '/v1/streams/{stream_id}');

export function streamQuery(streamId: string) {
  return queryOptions({
    queryKey: ['streams', 'one', streamId],
    queryFn: async ({ signal }) =>
      (await request(call, { params: { stream_id: streamId } }, { signal })).stream,
  });
}

/** One stream, for the page that changes it. */
export function useStream(streamId: string) {
  return useQuery(streamQuery(streamId));
}

/** Gives what shows a stream its newest state, the answer to a change of it. Lists are looked at anew. */
export function useTakeStream(): (stream: Stream) => void {
  const client = useQueryClient();
  return (stream) => {
    void client.invalidateQueries({
      queryKey: ['streams'],
      predicate: ({ queryKey }) => queryKey[1] !== 'one',
    });
    client.setQueryData(streamQuery(stream.id).queryKey, stream);
  };
}
