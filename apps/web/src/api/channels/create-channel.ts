import type { createChannel, RequestOf } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useWriteChannel } from './write-channel.ts';

const call = callOf<typeof createChannel>('POST', '/v1/channels');

/** Makes a channel of whoever is signed in. */
export function useCreateChannel() {
  const writeChannel = useWriteChannel();
  return useMutation({
    mutationFn: async (body: RequestOf<typeof createChannel>['body']) => {
      const { channel } = await request(call, { body });
      writeChannel(channel);
      return channel;
    },
  });
}
