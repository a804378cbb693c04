/** Where channels are kept in the cache: each by the id or handle that it was asked for by, and the account's own. */
export const channelKeys = {
  all: ['channels'] as const,
  details: ['channels', 'one'] as const,
  one: (channel: string) => ['channels', 'one', channel.toLowerCase()] as const,
  mine: ['channels', 'mine'] as const,
};
