/** Where the account's own things are kept in the cache; the account itself stands in lib/session.ts. */
export const accountKeys = {
  sessions: ['me', 'sessions'] as const,
  deletion: ['me', 'deletion'] as const,
};
