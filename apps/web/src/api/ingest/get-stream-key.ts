import type { AnswerOf, getStreamKey as endpoint } from '@footlight/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { ingestKeys } from './ingest-keys.ts';

const call = callOf<typeof endpoint>('GET', '/v1/channels/{channel_id}/stream-key');

/** One's stream key in a channel, without the key itself, and the server to enter in the encoder. */
export function streamKeyQuery(channelId: string) {
  return queryOptions({
    queryKey: ingestKeys.streamKey(channelId),
    queryFn: ({ signal }): Promise<AnswerOf<typeof endpoint>> =>
      request(call, { params: { channel_id: channelId } }, { signal }),
  });
}
