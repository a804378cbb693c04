import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { recordEvent } from '../../events/index.ts';
import { nameSubject } from '../people/activity.queries.ts';
import { recordActivity } from '../people/activity.ts';
import { putMember, writeQueueMember } from '../people/members.queries.ts';
import { applyPlanToStaff } from '../plan/apply-plan.ts';
import { takeInvitations } from './received.queries.ts';

/**
 * Takes somebody into every channel that asked the address which they have just proven. Inside the transaction that proves
 * it: an invitation that is written beside it is either seen here, or waits for the person to accept it.
 */
export async function activateInvitations(
  context: Context,
  tx: Transaction,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const taken = await takeInvitations(tx, { email, userId, now: context.clock.now() });
  for (const invitation of taken) await join(context, tx, { ...invitation, userId, email });
}

/** Takes somebody into a channel by an invitation that was closed for it. Who is in it gets the role of the invitation. */
export async function join(
  context: Context,
  tx: Transaction,
  { channelId, role, userId, email }: { channelId: string; role: MemberRole; userId: string; email: string },
): Promise<void> {
  const before = await putMember(tx, { channelId, userId, role, createdAt: context.clock.now() });
  await nameSubject(tx, { channelId, email, userId });
  if (before === role) return;
  await applyPlanToStaff(context, tx, channelId);
  await writeQueueMember(tx, channelId, userId);
  const kind = before === undefined ? 'joined' : 'role_changed';
  await recordActivity(context, tx, { channelId, kind, actorId: userId, subjectId: userId, role });
  const ids = { channel_id: channelId, account_id: userId };
  await recordEvent(
    context,
    tx,
    before === undefined
      ? { type: 'member.activated', ...ids, payload: { role } }
      : { type: 'member.role_changed', ...ids, payload: { from: before, to: role } },
  );
}
