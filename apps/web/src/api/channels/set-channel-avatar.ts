import type { setChannelAvatar } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof setChannelAvatar>('PUT', '/v1/channels/{channel_id}/avatar');

/** Milliseconds: 5 MB over a slow phone line. */
const timeout = 120_000;

/** Sends the picture of a channel. */
export function useSetChannelAvatar(channelId: string) {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async (file: Blob) => {
      const params = { channel_id: channelId };
      const { channel } = await request(call, { params, file }, { timeout });
      writeChannel(channel);
    },
  });
}
