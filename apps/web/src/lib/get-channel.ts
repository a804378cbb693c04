import type { getChannel } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from './call.ts';
import { request } from './request.ts';

const call = callOf<typeof getChannel>('GET', '/v1/channels/{channel}');

/** Where every channel is kept that was looked at. */
export const channelsKey = ['channel'] as const;

export function channelQuery(channel: string) {
  return queryOptions({
    queryKey: [...channelsKey, channel.toLowerCase()],
    queryFn: async ({ signal }) => (await request(call, { params: { channel } }, { signal })).channel,
  });
}

/** A channel's page, by id or handle. */
export function useChannel(channel: string) {
  return useQuery(channelQuery(channel));
}
