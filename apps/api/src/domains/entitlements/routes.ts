import * as contract from '@footlight/contracts';
import { plans } from '@footlight/plans';
import { route } from '../../http/route.ts';
import { getMyPlan } from './get-my-plan.ts';
import { presentPlan } from './plan.presenter.ts';

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
    const data = plans.map((name) => presentPlan(context.config, name));
    const billing = context.config.billing !== undefined;
    return Promise.resolve({ data, billing, next_cursor: null });
  }),
];
