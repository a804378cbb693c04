import type { deleteChannel } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { streamKeys } from '../streams/stream-keys.ts';
import { channelKeys } from './channel-keys.ts';

const call = callOf<typeof deleteChannel>('DELETE', '/v1/channels/{channel_id}');

/** Deletes a channel with all that belongs to it. */
export function useDeleteChannel(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(call, { params: { channel_id: channelId } }),
    onSuccess: () => {
      for (const queryKey of [channelKeys.mine, streamKeys.all]) void client.invalidateQueries({ queryKey });
    },
  });
}
