import type { getStream, StreamState } from '@footlight/contracts';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { retryUnlessRefused } from '../../lib/retry-unless-refused.ts';
import { isProblem } from '../../lib/send.ts';
import { streamKeys } from './stream-keys.ts';

const call = callOf<typeof getStream>('GET', '/v1/streams/{stream_id}');

/** One stream. How often it is asked for again is the page's business. */
export function streamQuery(streamId: string) {
  return queryOptions({
    queryKey: streamKeys.one(streamId),
    queryFn: async ({ signal }) =>
      (await request(call, { params: { stream_id: streamId } }, { signal })).stream,
    // What may not be seen answers like what does not exist, and asking again does not change it.
    retry: retryUnlessRefused,
  });
}

/** What is known of a stream's state now; `gone` where it is not there, or not any more, for this viewer. */
export function readStreamState(client: QueryClient, streamId: string): StreamState | 'gone' | undefined {
  const entry = client.getQueryState(streamQuery(streamId).queryKey);
  return isProblem(entry?.error, 'not_found') ? 'gone' : entry?.data?.state;
}

/** One stream, for the page that changes it. */
export function useStream(streamId: string) {
  return useQuery(streamQuery(streamId));
}
