import type { createStreamKey as endpoint } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeyQuery } from './get-stream-key.ts';

const call = callOf<typeof endpoint>('POST', '/v1/channels/{channel_id}/stream-key');

/** Makes one's stream key in a channel, or resets it. The answer is the only one that has the key itself. */
export function useCreateStreamKey(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(call, { params: { channel_id: channelId } }),
    // The key itself stays with whoever asked: no cache holds it.
    gcTime: 0,
    onSuccess: ({ stream_key, server_url }) =>
      client.setQueryData(streamKeyQuery(channelId).queryKey, { stream_key, server_url }),
  });
}
