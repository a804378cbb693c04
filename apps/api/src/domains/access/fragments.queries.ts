import type { ChannelRole } from '@footlight/contracts';
import { Prisma } from '../../db/generated/client.ts';

/** What somebody is to a stream, as the database knows it; domains/access decides what follows. */
export interface ViewerFactsRow {
  /** In the stream's channel. */
  role: ChannelRole | null;
  /** Whether the stream's host invitedToStream them. */
  invitedToStream: boolean;
  /** Whether they have an open invitation into the channel. */
  invitedToChannel: boolean;
}

/** Somebody without an account is nothing to any stream. */
const nobody = Prisma.sql`NULL::text AS role, false AS "invitedToStream", false AS "invitedToChannel"`;

/**
 * Columns of a statement that reads streams as `s` and their channels as `c`: what somebody is to each of them. An address
 * counts once it is proven.
 * @param viewerId an account's id, or the column of one; undefined for somebody without an account
 */
export function viewerFactColumns(viewerId: Prisma.Sql | string | undefined, now: Date): Prisma.Sql {
  if (viewerId === undefined) return nobody;
  return Prisma.sql`
    CASE WHEN c.owner_id = ${viewerId} THEN 'owner'
      ELSE (SELECT m.role FROM memberships m WHERE m.channel_id = c.id AND m.user_id = ${viewerId}) END AS role,
    EXISTS (
      SELECT 1 FROM users v JOIN stream_invitees i
        ON i.stream_id = s.id AND (i.user_id = v.id OR (i.email = v.email AND v.email_verified_at IS NOT NULL))
      WHERE v.id = ${viewerId}) AS "invitedToStream",
    EXISTS (
      SELECT 1 FROM users v JOIN channel_invitations a ON a.channel_id = c.id AND a.email = v.email
      WHERE v.id = ${viewerId} AND v.email_verified_at IS NOT NULL AND a.outcome IS NULL AND a.expires_at > ${now}) AS "invitedToChannel"`;
}
