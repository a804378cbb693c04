import type { RequestOf, listStreamHealth, listUsers } from '@footlight/contracts';

/** Which people are looked for. */
export type UserFilter = Pick<RequestOf<typeof listUsers>['query'], 'q' | 'state'>;

/** Which streams on air are shown: all, or those whose room differs. */
export type ShownStreams = NonNullable<RequestOf<typeof listStreamHealth>['query']['show']>;

/** Where the admin pages' data is kept in the cache. */
export const adminKeys = {
  all: ['admin'] as const,
  user: (userId: string) => ['admin', 'user', userId] as const,
  users: (filter: UserFilter) => ['admin', 'users', filter] as const,
  health: ['admin', 'health'] as const,
  streamHealth: (show: ShownStreams) => ['admin', 'health', 'streams', show] as const,
  audit: (subjectId: string | undefined) => ['admin', 'audit', subjectId ?? 'all'] as const,
};
