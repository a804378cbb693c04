import type { setChannelBanner } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { uploadTimeout } from '../upload-timeout.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof setChannelBanner>('PUT', '/v1/channels/{channel_id}/banner');

/** Sends the banner of a channel. */
export function useSetChannelBanner(channelId: string) {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async (file: Blob) => {
      const params = { channel_id: channelId };
      const { channel } = await request(call, { params, file }, { timeout: uploadTimeout });
      writeChannel(channel);
    },
  });
}
