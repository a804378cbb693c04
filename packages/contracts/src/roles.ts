import { z } from 'zod';

/** What somebody is in a channel, from the least to the most. The owner is none of the three that can be given. */
export const memberRoles = ['viewer', 'moderator', 'producer'] as const;
export const channelRoles = [...memberRoles, 'owner'] as const;

export const MemberRole = z
  .enum(memberRoles)
  .describe(
    '`viewer` watches streams for members. `moderator` keeps order in chats too. `producer` makes, starts and ends streams too.',
  );
export type MemberRole = z.infer<typeof MemberRole>;

export const ChannelRole = z.enum(channelRoles).describe('`owner`, or what the owner made of somebody.');
export type ChannelRole = z.infer<typeof ChannelRole>;

/** What can be done in a channel beyond what everybody may. */
export const channelRights = [
  'watch_members_only',
  'watch_private',
  'moderate',
  'run_streams',
  'edit_channel',
  'manage_people',
  'delete_channel',
] as const;
export type ChannelRight = (typeof channelRights)[number];

/** Who may do what in a channel. docs/integrate.md and the page of a channel's people show this table. */
const table: Readonly<Record<ChannelRole, readonly ChannelRight[]>> = {
  viewer: ['watch_members_only'],
  moderator: ['watch_members_only', 'watch_private', 'moderate'],
  producer: ['watch_members_only', 'watch_private', 'moderate', 'run_streams'],
  owner: channelRights,
};

/** Whether a role may do something; who has none may not. */
export function roleMay(role: ChannelRole | null, right: ChannelRight): boolean {
  return role !== null && table[role].includes(right);
}
