import type { ChannelRole, MemberRole } from '@footlight/contracts';

/** What somebody is in a channel; null without a role there. */
export function roleOf(
  channel: { ownerId: string; memberships: readonly { role: string }[] },
  userId: string | undefined,
): ChannelRole | null {
  if (userId === undefined) return null;
  if (channel.ownerId === userId) return 'owner';
  return (channel.memberships[0]?.role as MemberRole | undefined) ?? null;
}
