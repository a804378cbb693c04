import type { ChannelPage } from '@footlight/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { channelKeys } from './channel-keys.ts';

/** Gives what shows a channel its newest state: the answer to a change of it. */
export function useWriteChannel(): (channel: ChannelPage) => void {
  const client = useQueryClient();
  return (channel) => {
    client.setQueriesData<ChannelPage>({ queryKey: channelKeys.details }, (before) =>
      before?.id === channel.id ? channel : before,
    );
    for (const name of [channel.id, channel.handle]) client.setQueryData(channelKeys.one(name), channel);
    void client.invalidateQueries({ queryKey: channelKeys.mine });
  };
}
