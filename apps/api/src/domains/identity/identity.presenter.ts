import type { Account, Guest } from '@footlight/contracts';

/** An account as its owner sees it. */
export function presentAccount(user: {
  id: string;
  email: string;
  displayName: string;
  createdAt: Date;
}): Account {
  return {
    id: user.id,
    email: user.email,
    display_name: user.displayName,
    created_at: user.createdAt.toISOString(),
  };
}

/** A guest as that guest sees it. */
export function presentGuest(guest: { id: string; displayName: string | null; createdAt: Date }): Guest {
  return { id: guest.id, display_name: guest.displayName, created_at: guest.createdAt.toISOString() };
}
