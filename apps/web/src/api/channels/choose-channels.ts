import type { chooseChannels } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { channelKeys } from './channel-keys.ts';

const call = callOf<typeof chooseChannels>('PUT', '/v1/me/plan/channels');

/** Chooses which of one's channels stay active while the plan has room for fewer. */
export function useChooseChannels() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (channelIds: string[]) => request(call, { body: { channel_ids: channelIds } }),
    onSuccess: (page) => {
      client.setQueryData(channelKeys.mine, page);
      void client.invalidateQueries({ queryKey: channelKeys.details });
    },
  });
}
