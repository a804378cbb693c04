import type { ChannelRole } from '@footlight/contracts';
import type { MyPlan } from '../../lib/my-plan.ts';

/**
 * Whether a channel's owner may host by their plan. Of somebody else's plan nobody is told, and while one's own is not
 * known nothing is held against it: the server has the last word.
 */
export function givesHosting(plan: MyPlan | undefined, role: ChannelRole | null): boolean {
  return role !== 'owner' || plan === undefined || plan.rights.host;
}

/** The same for streams for members and for people whom one names. */
export function givesPrivate(plan: MyPlan | undefined, role: ChannelRole | null): boolean {
  return role !== 'owner' || plan === undefined || plan.rights.private;
}
