import type { listMyChannels } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { channelKeys } from './channel-keys.ts';

const call = callOf<typeof listMyChannels>('GET', '/v1/me/channels');

const myChannelsQuery = queryOptions({
  queryKey: channelKeys.mine,
  queryFn: ({ signal }) => request(call, {}, { signal }),
  staleTime: 60_000,
  select: (page) => page.data,
});

/** The channels of the account that is signed in. */
export function useMyChannels() {
  return useQuery(myChannelsQuery);
}
