/** Where stream keys and encoders are kept in the cache. */
export const ingestKeys = {
  streamKey: (channelId: string) => ['ingest', 'stream-key', channelId] as const,
  encoders: (streamId: string) => ['ingest', 'encoders', streamId] as const,
};
