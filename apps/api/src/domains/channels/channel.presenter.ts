import type { Channel } from '@footlight/contracts';

/** A channel as everyone sees it. */
export function presentChannel(channel: {
  id: string;
  handle: string;
  name: string;
  createdAt: Date;
}): Channel {
  return {
    id: channel.id,
    handle: channel.handle,
    name: channel.name,
    created_at: channel.createdAt.toISOString(),
  };
}
