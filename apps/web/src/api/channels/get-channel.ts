import type { getChannel } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { channelKeys } from './channel-keys.ts';

const call = callOf<typeof getChannel>('GET', '/v1/channels/{channel_id}');

export function channelQuery(channel: string) {
  return queryOptions({
    queryKey: channelKeys.one(channel),
    queryFn: async ({ signal }) =>
      (await request(call, { params: { channel_id: channel } }, { signal })).channel,
  });
}

/** A channel's page, by id or handle. */
export function useChannel(channel: string) {
  return useQuery(channelQuery(channel));
}
