import type { Encoder, listEncoders as endpoint } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { ingestKeys } from './ingest-keys.ts';

const call = callOf<typeof endpoint>('GET', '/v1/streams/{stream_id}/encoders');

/**
 * The encoders of a stream and whose they are.
 * @param present the identities of those in the room: another set of them is asked for anew
 */
export function encodersQuery(streamId: string, present: readonly string[]) {
  return queryOptions({
    queryKey: [...ingestKeys.encoders(streamId), ...present],
    queryFn: async ({ signal }): Promise<Encoder[]> =>
      (await request(call, { params: { stream_id: streamId } }, { signal })).data,
  });
}
