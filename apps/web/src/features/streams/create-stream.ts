import type { createStream, Visibility } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof createStream>('POST', '/v1/channels/{channel_id}/streams');

/** Makes a stream in a channel. It is not live before it is started in the studio. */
export function useCreateStream(channelId: string) {
  return useMutation({
    mutationFn: async (body: { title: string; visibility: Visibility }) => {
      const { stream } = await request(call, { params: { channel_id: channelId }, body });
      return stream;
    },
  });
}
