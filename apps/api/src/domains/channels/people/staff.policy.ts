import type { MemberRole } from '@footlight/contracts';

/** Who helps to run a channel: a plan has room for so many of them. */
export const staffRoles = ['moderator', 'producer'] as const satisfies readonly MemberRole[];

export function isStaff(role: MemberRole): boolean {
  return staffRoles.some((one) => one === role);
}
