import type { removeChannelBanner } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof removeChannelBanner>('DELETE', '/v1/channels/{channel_id}/banner');

/** Takes the banner of a channel away. */
export function useRemoveChannelBanner(channelId: string) {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async () => {
      const { channel } = await request(call, { params: { channel_id: channelId } });
      writeChannel(channel);
    },
  });
}
