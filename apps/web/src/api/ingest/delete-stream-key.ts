import type { deleteStreamKey as endpoint } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeyQuery } from './get-stream-key.ts';

const call = callOf<typeof endpoint>('DELETE', '/v1/channels/{channel_id}/stream-key');

/** Deletes one's stream key in a channel, which ends what its encoder publishes. */
export function useDeleteStreamKey(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(call, { params: { channel_id: channelId } }),
    onSuccess: () =>
      client.setQueryData(
        streamKeyQuery(channelId).queryKey,
        (known) => known && { ...known, stream_key: null },
      ),
  });
}
