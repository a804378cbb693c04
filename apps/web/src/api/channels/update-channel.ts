import type { RequestOf, updateChannel } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof updateChannel>('PATCH', '/v1/channels/{channel_id}');

/** Changes a channel's words. */
export function useUpdateChannel(channelId: string) {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async (body: RequestOf<typeof updateChannel>['body']) => {
      const { channel } = await request(call, { params: { channel_id: channelId }, body });
      writeChannel(channel);
      return channel;
    },
  });
}
