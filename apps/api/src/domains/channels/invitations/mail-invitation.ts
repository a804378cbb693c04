import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { invitationUrl } from './invitation-token.ts';
import { findGoodInvitation } from './invitations.queries.ts';
import { isProven } from './received.queries.ts';

/** What the mail of an invitation says. */
export interface InvitationMail {
  to: string;
  /** Whether the address belongs to an account that has proven it. */
  hasAccount: boolean;
  inviter: string;
  channel: string;
  role: MemberRole;
  link: string;
}

/** What the mail of an invitation says now; undefined when it is no longer open, or whoever asks is suspended. */
export async function mailOfInvitation(context: Context, id: string): Promise<InvitationMail | undefined> {
  const invitation = await findGoodInvitation(context.db, id, context.clock.now());
  if (!invitation) return undefined;
  const { email: to, channel, role } = invitation;
  return {
    to,
    hasAccount: await isProven(context.db, to),
    inviter: channel.owner.displayName,
    channel: channel.name,
    role: role as MemberRole,
    link: invitationUrl(id, context.config),
  };
}
