/** Where everything is kept about the people of a channel. */
export const peopleKey = (channelId: string) => ['people', channelId] as const;
