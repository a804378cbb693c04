import type { MemberRole } from '@footlight/contracts';
import type { InvitationMail } from '../../channels/index.ts';
import type { MailContent } from './render-mail.ts';

/** What somebody may do who accepts. */
const roles: Readonly<Record<MemberRole, string>> = {
  viewer: 'As a viewer you watch its streams for members.',
  moderator: 'As a moderator you watch its streams for members and keep order in its chats.',
  producer: 'As a producer you make, start and end its streams and keep order in its chats.',
};

/**
 * The text of an invitation into a channel.
 * @param site the site's host, as people know it
 */
export function invitationContent(invitation: InvitationMail, site: string): MailContent {
  const { inviter, channel, role, link, hasAccount } = invitation;
  return {
    subject: `You are invited to “${channel}” on ${site}`,
    paragraphs: [
      `${inviter} invites you to the channel “${channel}” on ${site} as a ${role}. ${roles[role]}`,
      hasAccount
        ? 'Open the link and accept. It works for fourteen days.'
        : `Open the link, make an account with this address and confirm the address, and you are in. If you have an account with it already, sign in and accept. The link works for fourteen days.`,
    ],
    action: { label: hasAccount ? 'Accept the invitation' : 'Join', url: link },
    footer: 'You do not know what this is about? Then leave this mail alone: nothing happens without you.',
  };
}
