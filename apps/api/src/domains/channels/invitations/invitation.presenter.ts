import type { Invitation, MemberRole, ReceivedInvitation } from '@footlight/contracts';
import { type ChannelRow, presentChannel } from '../pages/channel.presenter.ts';

/** What of an invitation its presenters read. */
interface InvitationRow {
  id: string;
  email: string;
  role: string;
  createdAt: Date;
  sentAt: Date;
  expiresAt: Date;
}

/** An invitation as the owner of the channel sees it. */
export function presentInvitation(invitation: InvitationRow): Invitation {
  return {
    id: invitation.id,
    email: invitation.email,
    role: invitation.role as MemberRole,
    created_at: invitation.createdAt.toISOString(),
    sent_at: invitation.sentAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  };
}

/** An invitation as the person sees it who was invited. */
export function presentReceived(invitation: InvitationRow & { channel: ChannelRow }): ReceivedInvitation {
  return {
    id: invitation.id,
    channel: presentChannel(invitation.channel),
    role: invitation.role as MemberRole,
    created_at: invitation.createdAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
  };
}
