import type { Guest } from '@footlight/contracts';

/** A guest as that guest sees it. */
export function presentGuest(guest: { id: string; displayName: string | null; createdAt: Date }): Guest {
  return { id: guest.id, display_name: guest.displayName, created_at: guest.createdAt.toISOString() };
}
