import type { removeChannelBanner } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useTakeChannel } from './take-channel.ts';

const call = callOf<typeof removeChannelBanner>('DELETE', '/v1/channels/{channel_id}/banner');

/** Takes the banner of a channel away. */
export function useRemoveBanner(channelId: string) {
  const takeChannel = useTakeChannel();
  return useMutation({
    mutationFn: async () => {
      const { channel } = await request(call, { params: { channel_id: channelId } });
      takeChannel(channel);
    },
  });
}
