import { getMyPlan as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getMyPlan } from './get-my-plan.ts';

export const getMyPlanRoute = route(endpoint, async ({ caller, context }) => {
  const { plan, channels } = await getMyPlan(context, caller);
  return {
    plan: plan.name,
    rights: plan.rights,
    given: plan.given ? { ends_at: plan.given.endsAt?.toISOString() ?? null } : null,
    use: { channels },
  };
});
