import type { ChannelRole } from '@footlight/contracts';
import { Prisma } from '../../db/generated/client.ts';
import { isInactive, isSuspended } from '../identity/fragments.queries.ts';

/** What somebody is to a stream, as the database knows it; domains/access decides what follows. */
export interface ViewerFactsRow {
  /** In the stream's channel. */
  role: ChannelRole | null;
  /** Whether the stream's host invited them to it. */
  invitedToStream: boolean;
  /** Whether they have an open invitation into the channel. */
  invitedToChannel: boolean;
  /** Whether their account is suspended or being deleted; of a guest, whether the account that the guest made is suspended. */
  viewerInactive: boolean;
  /** Whether it is there for nobody: it or its channel is being deleted, or the owner's account is, or is suspended. */
  unavailable: boolean;
}

// What these conditions read in their own subqueries has names that no statement gives: the columns that a caller hands in
// must not be taken for theirs.
const account = Prisma.sql`fact_user`;

/**
 * A condition on streams `s` and their channels `c`: one of them is being deleted, or the account of the owner is, or is
 * suspended.
 */
function unavailable(now: Date): Prisma.Sql {
  return Prisma.sql`(s.deletion_requested_at IS NOT NULL OR c.deletion_requested_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM users fact_user WHERE fact_user.id = c.owner_id AND ${isInactive(account, now)}))`;
}

/**
 * A condition: the viewer may not take part anywhere. Looked up by the viewer's id alone, in the keys of accounts and guests.
 * @param viewerId an id of an account or of a guest, or the column of one
 */
export function viewerInactive(viewerId: Prisma.Sql | string, now: Date): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM users fact_user WHERE fact_user.id = ${viewerId} AND ${isInactive(account, now)})
    OR EXISTS (SELECT 1 FROM guests fact_guest JOIN users fact_user ON fact_user.id = fact_guest.user_id
      WHERE fact_guest.id = ${viewerId} AND ${isSuspended(account, now)}))`;
}

/**
 * A condition on streams `s` and their channels `c`: the policy must be asked before somebody gets a seat or writes, for
 * whatever reason. A new reason is added here; seating keeps the answer beside the stream's seat counter.
 */
export function accessCheckNeeded(now: Date): Prisma.Sql {
  return Prisma.sql`(s.visibility IN ('members_only', 'private') OR ${unavailable(now)})`;
}

/**
 * Columns of a statement that reads streams as `s` and their channels as `c`: what somebody is to each of them. An address
 * counts once it is proven.
 * @param viewerId an id of an account or of a guest, or the column of one; undefined for somebody who is not known
 */
export function viewerFactColumns(viewerId: Prisma.Sql | string | undefined, now: Date): Prisma.Sql {
  if (viewerId === undefined) {
    return Prisma.sql`NULL::text AS role, false AS "invitedToStream", false AS "invitedToChannel", false AS "viewerInactive",
      ${unavailable(now)} AS "unavailable"`;
  }
  return Prisma.sql`
    CASE WHEN c.owner_id = ${viewerId} THEN 'owner'
      ELSE (SELECT CASE WHEN fact_member.active THEN fact_member.role ELSE 'viewer' END FROM memberships fact_member
        WHERE fact_member.channel_id = c.id AND fact_member.user_id = ${viewerId}) END AS role,
    EXISTS (
      SELECT 1 FROM users fact_user JOIN stream_invitees fact_invitee ON fact_invitee.stream_id = s.id
        AND (fact_invitee.user_id = fact_user.id
          OR (fact_invitee.email = fact_user.email AND fact_user.email_verified_at IS NOT NULL))
      WHERE fact_user.id = ${viewerId}) AS "invitedToStream",
    EXISTS (
      SELECT 1 FROM users fact_user JOIN channel_invitations fact_invitation
        ON fact_invitation.channel_id = c.id AND fact_invitation.email = fact_user.email
      WHERE fact_user.id = ${viewerId} AND fact_user.email_verified_at IS NOT NULL
        AND fact_invitation.outcome IS NULL AND fact_invitation.expires_at > ${now}) AS "invitedToChannel",
    ${viewerInactive(viewerId, now)} AS "viewerInactive", ${unavailable(now)} AS "unavailable"`;
}
