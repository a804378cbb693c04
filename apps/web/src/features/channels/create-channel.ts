import type { createChannel, RequestOf } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { useTakeChannel } from './take-channel.ts';

const call = callOf<typeof createChannel>('POST', '/v1/channels');

/** Makes a channel of whoever is signed in. */
export function useCreateChannel() {
  const takeChannel = useTakeChannel();
  return useMutation({
    mutationFn: async (body: RequestOf<typeof createChannel>['body']) => {
      const { channel } = await request(call, { body });
      takeChannel(channel);
      return channel;
    },
  });
}
