import * as contract from '@footlight/contracts';
import { plans } from '@footlight/plans';
import { route } from '../../http/route.ts';
import { getMyPlan } from './get-my-plan.ts';

export const entitlementRoutes = [
  route(contract.getMyPlan, async ({ caller, context }) => {
    const { plan, channels } = await getMyPlan(context, caller);
    return {
      plan: plan.name,
      rights: plan.rights,
      given: plan.given ? { ends_at: plan.given.endsAt?.toISOString() ?? null } : null,
      use: { channels },
    };
  }),
  route(contract.listPlans, ({ context }) => {
    const data = plans.map((name) => ({ name, rights: context.config.plans[name] }));
    return Promise.resolve({ data, next_cursor: null });
  }),
];
