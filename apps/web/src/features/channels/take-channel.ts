import type { ChannelPage } from '@footlight/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { channelQuery, channelsKey } from '../../lib/get-channel.ts';

/** Gives what shows a channel its newest state: the answer to a change of it. */
export function useTakeChannel(): (channel: ChannelPage) => void {
  const client = useQueryClient();
  return (channel) => {
    client.setQueriesData<ChannelPage>({ queryKey: channelsKey }, (before) =>
      before?.id === channel.id ? channel : before,
    );
    for (const name of [channel.id, channel.handle])
      client.setQueryData(channelQuery(name).queryKey, channel);
    void client.invalidateQueries({ queryKey: ['channels'] });
  };
}
