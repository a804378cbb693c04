import type { Context } from '../../../context.ts';
import { deleteAddressesBefore } from '../people/activity.queries.ts';
import { deleteInvitationsBefore } from './invitations.queries.ts';

const dayMs = 24 * 3_600_000;
/** How long invitations that are over are kept, for questions about what happened. */
const invitationsMs = 30 * dayMs;
/** How long a channel's activity names addresses. They may be of people who never wanted to be here. */
const addressesMs = 90 * dayMs;

/** Deletes invitations that were closed or ran out a month ago, and the addresses of older ones. */
export async function purgeInvitations({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  const now = clock.now().getTime();
  await deleteInvitationsBefore(db, new Date(now - invitationsMs), signal);
  await deleteAddressesBefore(db, new Date(now - addressesMs), signal);
}
