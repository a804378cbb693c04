import { type InviteOutcome, type MemberRole, invitationLines } from '@footlight/contracts';
import { type PaidPlan, type Plans, lowestPlanFor } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { recordEvents } from '../../events/index.ts';
import { consumeEach, consumeLimit, consumeMany } from '../../limits/index.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { requireActive } from '../plan/require-active.ts';
import { insertAsked } from '../people/activity.queries.ts';
import { staffRoom } from '../people/staff-room.ts';
import { isStaff } from '../people/staff.policy.ts';
import { findKnown, insertInvitations, renewInvitations } from './invitations.queries.ts';
import { expiryFrom } from './invitations.policy.ts';
import { type Sorted, sortOut, withoutRefused } from './invite.policy.ts';
import { type ReadEntry, entriesOf, readEntry } from './read-addresses.ts';
import { requireInviter } from './require-inviter.ts';

/** What became of a list. */
interface InviteReport {
  lines: (ReadEntry & { outcome: InviteOutcome })[];
  /** Null when everybody had a place, or no plan has places for all. */
  neededPlan: PaidPlan | null;
}

/** How long the writing of a whole list may take on a busy machine, in milliseconds. */
const longestMs = 60_000;

/**
 * Asks people into a channel: everybody of a pasted list, by few statements, whatever its length.
 * @returns what became of each thing that stands in the list, and where the plan had no room for all, the lowest plan that has
 * @throws AppError `not_found`, `forbidden`, `email_unverified`, `validation_failed` (a list that is too long), `rate_limited`
 *   (too many lists, or too many addresses today: then nobody of the list is invited)
 */
export async function invitePeople(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  { addresses, role }: { addresses: string; role: MemberRole },
): Promise<InviteReport> {
  const channel = await getRunChannel(context, channelId, caller, 'manage_people');
  requireActive(channel);
  const dailyLimit = await requireInviter(context, caller);
  await consumeLimit(context, 'inviteAccount', caller.userId);

  // 1. What is pasted is read.
  const entries = entriesOf(addresses);
  if (entries.length > invitationLines) throw tooMany(entries.length);
  const list = entries.map(readEntry);
  const emails = list.map(({ email }) => email);

  const { outcomes, room } = await context.db.$transaction(
    async (tx) => {
      // 2. One at a time, so that those who are asked at once are counted.
      if (!(await lockChannel(tx, channelId))) throw notFound();
      const known = await findKnown(
        tx,
        channelId,
        emails.filter((email) => email !== null),
        context.clock.now(),
      );
      const room = isStaff(role) ? await staffRoom(context, tx, channel) : null;
      const hasRoom = room?.hasRoom ?? (() => true);

      // 3. It is decided what becomes of each address. Those that get a mail count, for the inviter and each for itself.
      const wanted = sortOut(emails, { ...known, hasRoom });
      const addressed = [...wanted.fresh, ...wanted.renewed.map(({ email }) => email)];
      await consumeMany(context, tx, dailyLimit, { times: addressed.length, what: 'addresses' });
      const refused = await consumeEach(context, tx, 'invitedAddress', addressed);
      const sorted = withoutRefused(emails, wanted, refused);

      // 4. It is written down.
      await write(context, tx, { channelId, role, actorId: caller.userId }, sorted);
      return { ...sorted, room };
    },
    { timeout: longestMs },
  );
  const neededPlan = room && neededFor(context.config.plans, outcomes, room.taken);
  const lines = list.map((one, index) => ({
    ...one,
    outcome: outcomes[index] ?? ('not_an_address' as const),
  }));
  return { lines, neededPlan };
}

/** The lowest plan with places for those who were invited and for those who had none. */
function neededFor(table: Plans, outcomes: readonly InviteOutcome[], taken: number): PaidPlan | null {
  if (!outcomes.includes('plan_limit_reached')) return null;
  const wanted = outcomes.filter((outcome) => outcome === 'invited' || outcome === 'plan_limit_reached');
  return lowestPlanFor(table, 'staff', taken + wanted.length) ?? null;
}

async function write(
  context: Context,
  tx: Transaction,
  { channelId, role, actorId }: { channelId: string; role: MemberRole; actorId: string },
  { fresh, renewed }: Sorted,
): Promise<void> {
  const now = context.clock.now();
  const good = { channelId, role, now, expiresAt: expiryFrom(now) };
  const made = fresh.map((email) => ({ id: newId('invitation'), email }));
  const all = [...made, ...renewed];
  if (all.length === 0) return;
  await insertInvitations(tx, made, good);
  await renewInvitations(
    tx,
    renewed.map(({ id }) => id),
    good,
  );
  const asked = all.map(({ email }) => ({ id: newId('activity'), email }));
  await insertAsked(tx, asked, { channelId, actorId, role, createdAt: now });
  await recordEvents(
    context,
    tx,
    all.map(({ id }) => ({
      type: 'member.invited' as const,
      channel_id: channelId,
      payload: { invitation_id: id, role },
    })),
  );
  const mails = all.map(({ id }) => ({ kind: 'invitation' as const, invitationId: id }));
  await context.jobs.sendMany(tx, 'send_mail', mails);
}

function tooMany(many: number): AppError {
  const message = `has ${many} entries, and ${invitationLines} are the most`;
  return new AppError('validation_failed', `/body/addresses: ${message}`, {
    errors: [{ pointer: '/body/addresses', message }],
  });
}
