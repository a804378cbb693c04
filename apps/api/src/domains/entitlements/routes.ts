import * as contract from '@footlight/contracts';
import { plans } from '@footlight/plans';
import { route } from '../../http/route.ts';
import { getMyPlan } from './get-my-plan.ts';

export const entitlementRoutes = [
  route(contract.getMyPlan, async ({ caller, context }) => {
    const { entitlement, channels } = await getMyPlan(context, caller);
    return {
      plan: entitlement.plan,
      rights: entitlement.rights,
      given:
        entitlement.source === 'override' ? { ends_at: entitlement.endsAt?.toISOString() ?? null } : null,
      use: { channels },
    };
  }),
  route(contract.listPlans, ({ context }) => {
    const data = plans.map((name) => ({ name, rights: context.config.plans[name] }));
    return Promise.resolve({ data, next_cursor: null });
  }),
];
