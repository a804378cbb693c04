import type { ChannelPage, followChannel, unfollowChannel } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { channelKeys } from './channel-keys.ts';
import { request } from '../../lib/request.ts';

const follow = callOf<typeof followChannel>('PUT', '/v1/channels/{channel_id}/follow');
const unfollow = callOf<typeof unfollowChannel>('DELETE', '/v1/channels/{channel_id}/follow');

/** Follows a channel, or follows it no longer. */
export function useFollowChannel(channelId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (follows: boolean) => {
      const input = { params: { channel_id: channelId } };
      return follows ? request(follow, input) : request(unfollow, input);
    },
    onSuccess: (_, follows) => {
      client.setQueriesData<ChannelPage>({ queryKey: channelKeys.details }, (channel) =>
        channel?.id === channelId ? { ...channel, you: { ...channel.you, follows } } : channel,
      );
    },
  });
}
