import type { AnswerOf, listPlans } from '@footlight/contracts';
import type { Plans } from '@footlight/plans';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof listPlans>('GET', '/v1/plans');

/** The table of plans with names and prices, and whether they are paid for here. */
export type PlanList = AnswerOf<typeof listPlans>;
export type Plan = PlanList['data'][number];

/** The table changes only with the server's configuration. */
export const plansQuery = queryOptions({
  queryKey: ['plans', 'table'],
  queryFn: ({ signal }) => request(call, {}, { signal }),
  staleTime: 5 * 60_000,
});

export function usePlans() {
  return useQuery(plansQuery);
}

/** The rights of each plan, as the questions of packages/plans want them. */
export function rightsOf({ data }: PlanList): Plans {
  return Object.fromEntries(data.map(({ name, rights }) => [name, rights])) as unknown as Plans;
}

/** What people call a plan. */
export function labelOf({ data }: PlanList, name: Plan['name']): string {
  return data.find((plan) => plan.name === name)?.label ?? name;
}
