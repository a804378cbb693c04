import {
  type Flag,
  type PaidPlan,
  type Plans,
  type Quantity,
  lowestPlanFor,
  lowestPlanWith,
} from '@footlight/plans';
import { ApiProblem } from '../../lib/send.ts';
import { labelOf, type PlanList, rightsOf, usePlans } from './list-plans.ts';

/** A right that a plan lacks: there or not, not enough of it for so many, or what the API said of it when it refused. */
export type Lack =
  { right: Flag } | { right: Quantity; wanted: number } | { right: Flag | Quantity; plan: PaidPlan | null };

/** The plan that helps. */
export interface NeededPlan {
  /** Null where no plan of this server helps. */
  plan: PaidPlan | null;
  label: string;
  /** How much of the right it gives; null where it is there or not. */
  amount: number | 'unlimited' | null;
  /** Whether one pays for it here; else the operator gives it. */
  billing: boolean;
}

/** The lowest plan that gives what is lacking, by the server's own table; undefined until that is known. */
export function useNeededPlan(lack: Lack): NeededPlan | undefined {
  const { data } = usePlans();
  return data && neededPlan(data, lack);
}

function neededPlan(list: PlanList, lack: Lack): NeededPlan {
  const table = rightsOf(list);
  const plan = planFor(table, lack);
  if (plan === null) return { plan, label: '', amount: null, billing: list.billing };
  const given = table[plan][lack.right];
  const amount = typeof given === 'boolean' ? null : given;
  return { plan, label: labelOf(list, plan), amount, billing: list.billing };
}

function planFor(table: Plans, lack: Lack): PaidPlan | null {
  if ('plan' in lack) return lack.plan;
  return (
    ('wanted' in lack ? lowestPlanFor(table, lack.right, lack.wanted) : lowestPlanWith(table, lack.right)) ??
    null
  );
}

/** What a plan lacks, as an error of the API says it; null for another error. */
export function lackOfProblem(error: unknown): Lack | null {
  if (!(error instanceof ApiProblem) || !error.right) return null;
  return { right: error.right, plan: error.neededPlan ?? null };
}
