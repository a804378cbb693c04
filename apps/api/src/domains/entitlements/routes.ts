import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getMyPlan } from './get-my-plan.ts';
import { presentPlans } from './plan.presenter.ts';

export const entitlementRoutes = [
  route(contract.getMyPlan, async ({ caller, context }) => {
    const { entitlement, use } = await getMyPlan(context, caller);
    return {
      plan: entitlement.plan,
      rights: entitlement.rights,
      given:
        entitlement.source === 'override' ? { ends_at: entitlement.endsAt?.toISOString() ?? null } : null,
      use,
    };
  }),
  route(contract.listPlans, ({ context }) => {
    return Promise.resolve(presentPlans(context.config));
  }),
];
