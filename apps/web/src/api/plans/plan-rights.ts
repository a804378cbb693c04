import type { ChannelRole, Visibility } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { useChannel } from '../channels/get-channel.ts';
import { type MyPlan, myPlanQuery } from './get-my-plan.ts';
import { isRestricted } from '../../lib/visibilities.ts';

/** What streams need of a plan: hosting, and for members or people whom one names a right of its own. */
export type PlanRights = Readonly<Pick<MyPlan['rights'], 'host' | 'private'>>;

/**
 * What the plan of a channel's owner gives. Of somebody else's plan nobody is told, and while one's own is not known
 * nothing is held against it: the server has the last word.
 */
export function planRights(plan: MyPlan | undefined, role: ChannelRole | null): PlanRights {
  return role === 'owner' && plan ? plan.rights : { host: true, private: true };
}

/** The same for a channel of which the role is not known yet. */
export function usePlanRights(channelId: string): PlanRights {
  const role = useChannel(channelId).data?.you.role ?? null;
  const plan = useQuery({ ...myPlanQuery, enabled: role === 'owner' });
  return planRights(plan.data, role);
}

/** What a stream for this circle needs and the plan does not give; null when it gives all. */
export function lackOf(rights: PlanRights, visibility: Visibility): keyof PlanRights | null {
  if (!rights.host) return 'host';
  return isRestricted(visibility) && !rights.private ? 'private' : null;
}
