import { listPlans as endpoint } from '@footlight/contracts';
import { plans } from '@footlight/plans';
import { route } from '../../http/route.ts';

export const listPlansRoute = route(endpoint, ({ context }) => {
  const data = plans.map((name) => ({ name, rights: context.config.plans[name] }));
  return Promise.resolve({ data, next_cursor: null });
});
