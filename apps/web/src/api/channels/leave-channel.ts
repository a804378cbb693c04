import type { removeMember } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { streamKeys } from '../streams/stream-keys.ts';
import { channelKeys } from './channel-keys.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof removeMember>('DELETE', '/v1/channels/{channel_id}/members/{user_id}');

/** Takes an account out of a channel, by its own wish. */
export function useLeaveChannel(channelId: string, userId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(call, { params: { channel_id: channelId, user_id: userId } }),
    onSuccess: () =>
      Promise.all(
        [channelKeys.all, streamKeys.all].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}
