import type { RequestOf, listUsers } from '@footlight/contracts';

/** Which people are looked for. */
export type UserFilter = Pick<RequestOf<typeof listUsers>['query'], 'q' | 'state'>;

/** Where the admin pages' data is kept in the cache. */
export const adminKeys = {
  all: ['admin'] as const,
  user: (userId: string) => ['admin', 'user', userId] as const,
  users: (filter: UserFilter) => ['admin', 'users', filter] as const,
  audit: (subjectId: string | undefined) => ['admin', 'audit', subjectId ?? 'all'] as const,
};
