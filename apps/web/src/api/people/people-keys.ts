/** Where the people of a channel, and the invitations of the account, are kept in the cache. */
export const peopleKeys = {
  channel: (channelId: string) => ['people', channelId] as const,
  members: (channelId: string) => ['people', channelId, 'members'] as const,
  invitations: (channelId: string) => ['people', channelId, 'invitations'] as const,
  activity: (channelId: string) => ['people', channelId, 'activity'] as const,
  /** The invitations that the account has received. */
  received: ['invitations', 'received'] as const,
};
