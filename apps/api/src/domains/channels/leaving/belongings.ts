import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { presentChannel } from '../pages/channel.presenter.ts';
import { recordEvents } from '../../events/index.ts';
import { removeChannel } from '../pages/delete-channel.ts';
import { deleteMemberships } from '../people/members.queries.ts';
import {
  countOwned,
  deleteAddress,
  deleteFollowsOf,
  findBelongings,
  listActivityOf,
  listInvitationsTo,
  listOwnedIds,
  nameNobody,
} from './belongings.queries.ts';

/** How many entries are read at once. */
const atOnce = 500;

/** What is stored about an account's own channels and about what it is in others, as its export shows it. */
export async function exportChannelsOf(context: Context, userId: string) {
  const has = await findBelongings(context.db, userId);
  // An address that nobody proved may be another's, and so may be what was sent there.
  const email = has?.emailVerifiedAt ? has.email : null;
  const invitations = email === null ? [] : await listInvitationsTo(context.db, email);
  return {
    channels: (has?.channels ?? []).map((channel) => ({
      ...presentChannel(channel),
      description: channel.description,
      links: channel.links,
      picture: asDataUrl(channel.avatar),
      banner: asDataUrl(channel.banner),
    })),
    memberships: (has?.memberships ?? []).map(({ channelId, role, createdAt }) => ({
      channel_id: channelId,
      role,
      since: createdAt.toISOString(),
    })),
    follows: (has?.follows ?? []).map(({ channelId, createdAt }) => ({
      channel_id: channelId,
      since: createdAt.toISOString(),
    })),
    invitations: invitations.map((invitation) => ({
      id: invitation.id,
      channel_id: invitation.channelId,
      role: invitation.role,
      created_at: invitation.createdAt.toISOString(),
      sent_at: invitation.sentAt.toISOString(),
      expires_at: invitation.expiresAt.toISOString(),
      outcome: invitation.outcome,
      closed_at: invitation.closedAt?.toISOString() ?? null,
    })),
  };
}

function asDataUrl(image: { bytes: Uint8Array } | null): string | null {
  return image && `data:image/webp;base64,${Buffer.from(image.bytes).toString('base64')}`;
}

/** What somebody did among the people of channels and what was done with them, without the others' names. */
export async function* exportActivityOf(context: Context, userId: string) {
  let after = '';
  for (;;) {
    const rows = await listActivityOf(context.db, userId, after, atOnce);
    for (const { id, channelId, kind, actorId, role, createdAt } of rows) {
      after = id;
      const did = actorId === userId;
      yield { id, channel_id: channelId, kind, by_you: did, role, at: createdAt.toISOString() };
    }
    if (rows.length < atOnce) return;
  }
}

/** How many channels an account owns. */
export function countChannelsOf(context: Context, userId: string): Promise<number> {
  return countOwned(context.db, userId);
}

/** Erases who was invited by an address that its account gives up, in the transaction that closes the account. */
export function eraseAddress(tx: Transaction, email: string): Promise<void> {
  return deleteAddress(tx, email);
}

/**
 * Removes the channels of an account, and what it is and was among the people of others, in batches. May be interrupted, and
 * run twice.
 */
export async function removeChannelsOf(
  context: Context,
  userId: string,
  signal?: AbortSignal,
): Promise<void> {
  for (const { id } of await listOwnedIds(context.db, userId)) await removeChannel(context, id, signal);
  while ((await leaveSome(context, userId)) > 0) signal?.throwIfAborted();
  await deleteFollowsOf(context.db, userId, signal);
  await nameNobody(context.db, userId, signal);
}

/** Takes an account out of some of the channels of others, each with its event, and answers of how many. */
function leaveSome(context: Context, userId: string): Promise<number> {
  return context.db.$transaction(async (tx) => {
    const memberships = await deleteMemberships(tx, userId, { limit: atOnce });
    await recordEvents(
      context,
      tx,
      memberships.map(({ channelId, role }) => ({
        type: 'member.removed' as const,
        channel_id: channelId,
        account_id: userId,
        payload: { role, reason: 'account_deleted' as const },
      })),
    );
    return memberships.length;
  });
}
