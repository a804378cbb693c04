import type { Account } from '@footlight/contracts';

/** What of an account its presenter reads. */
export interface AccountRow {
  id: string;
  email: string;
  emailVerifiedAt: Date | null;
  displayName: string;
  createdAt: Date;
}

/** An account as its owner sees it. */
export function presentAccount(user: AccountRow): Account {
  return {
    id: user.id,
    email: user.email,
    email_verified: user.emailVerifiedAt !== null,
    display_name: user.displayName,
    created_at: user.createdAt.toISOString(),
  };
}
