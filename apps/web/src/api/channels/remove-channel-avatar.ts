import type { removeChannelAvatar } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof removeChannelAvatar>('DELETE', '/v1/channels/{channel_id}/avatar');

/** Takes the picture of a channel away. */
export function useRemoveChannelAvatar(channelId: string) {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async () => {
      const { channel } = await request(call, { params: { channel_id: channelId } });
      writeChannel(channel);
    },
  });
}
