import type { Category, StreamState } from '@footlight/contracts';

/** Which streams a list holds. */
export interface StreamFilter {
  state: Extract<StreamState, 'live' | 'scheduled' | 'ended'>;
  channel_id?: string;
  category?: Category | undefined;
  q?: string;
}

/** Where streams are kept in the cache: each stream once, each list once. */
export const streamKeys = {
  all: ['streams'] as const,
  one: (streamId: string) => ['streams', 'one', streamId] as const,
  queue: (streamId: string) => ['streams', 'queue', streamId] as const,
  report: (streamId: string) => ['streams', 'report', streamId] as const,
  lists: ['streams', 'list'] as const,
  list: (filter: StreamFilter) => ['streams', 'list', filter] as const,
  running: (channelId: string) => ['streams', 'list', 'running', channelId] as const,
  invitees: (streamId: string) => ['streams', 'invitees', streamId] as const,
};
