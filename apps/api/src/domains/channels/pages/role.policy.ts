import type { ChannelRole, MemberRole } from '@footlight/contracts';

/** What somebody can do whom the owner took into a channel: staff for whom the plan has no room is there like a viewer. */
export function actingRole({ role, active }: { role: string; active: boolean }): MemberRole {
  return active ? (role as MemberRole) : 'viewer';
}

/** What somebody is in a channel; null without a role there. */
export function roleOf(
  channel: { ownerId: string; memberships: readonly { role: string; active: boolean }[] },
  userId: string | undefined,
): ChannelRole | null {
  if (userId === undefined) return null;
  if (channel.ownerId === userId) return 'owner';
  const [membership] = channel.memberships;
  return membership ? actingRole(membership) : null;
}
