import type { Context } from '../../../context.ts';
import { deleteInvitationsBefore } from './invitations.queries.ts';

/** How long invitations that are closed are kept, for questions about what happened, in milliseconds. */
const keptMs = 30 * 24 * 3_600_000;

/** Forgets invitations that were closed a month ago. */
export function forgetOldInvitations(context: Context): Promise<void> {
  return deleteInvitationsBefore(context.db, new Date(context.clock.now().getTime() - keptMs));
}
