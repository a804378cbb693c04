import type { Invitee } from '@footlight/contracts';
import type { InviteeRow } from './invitees.queries.ts';

/** Somebody whom a host listed, as the host named them: whose an address is, nobody learns here. */
export function presentInvitee({ id, user, email }: InviteeRow): Invitee {
  return {
    id,
    user: user && { id: user.id, handle: user.handle, display_name: user.displayName },
    email,
  };
}
