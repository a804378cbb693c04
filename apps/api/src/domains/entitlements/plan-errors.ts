import {
  type Flag,
  type PaidPlan,
  type Plans,
  type Quantity,
  lowestPlanFor,
  lowestPlanWith,
} from '@footlight/plans';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** What of the configuration says which plan helps. */
type PlanTable = Pick<Config, 'plans' | 'planLabels'>;

/** The error for a right that the plan of a channel's owner lacks. It names the lowest plan that has the right. */
export function planRequired(table: PlanTable, right: Flag): AppError {
  const neededPlan = lowestPlanWith(table.plans, right);
  const lack = `${flags[right]} not part of the plan of this channel’s owner.`;
  const help = neededPlan ? ` ${table.planLabels[neededPlan]} has it.` : '';
  return new AppError('plan_required', lack + help, planOptions(right, neededPlan));
}

/**
 * The error for more of something than a plan has room for. It names the lowest plan that has room for so many.
 * @param wanted how many there would be
 * @param whose how the plan is spoken of: "Your plan"
 */
export function planLimitReached(
  table: PlanTable,
  right: Quantity,
  { wanted, whose }: { wanted: number; whose: string },
): AppError {
  const neededPlan = lowestPlanFor(table.plans, right, wanted);
  const lack = `${whose} does not include another ${quantities[right]}.`;
  const help = neededPlan
    ? ` ${table.planLabels[neededPlan]} includes ${amountIn(table.plans, neededPlan, right)}.`
    : '';
  return new AppError('plan_limit_reached', lack + help, planOptions(right, neededPlan));
}

function planOptions(right: Flag | Quantity, neededPlan: PaidPlan | undefined) {
  if (neededPlan === undefined) return { right, remedy: 'ask_operator' } as const;
  return { right, needed_plan: neededPlan, remedy: 'upgrade' } as const;
}

function amountIn(plans: Plans, plan: PaidPlan, right: Quantity): string {
  const amount = plans[plan][right];
  return amount === 'unlimited' ? 'any number' : String(amount);
}

const flags: Readonly<Record<Flag, string>> = {
  host: 'Streaming is',
  chat: 'A chat is',
  private: 'Streams for members and private ones are',
  recording: 'Recording is',
};

const quantities: Readonly<Record<Quantity, string>> = {
  viewers: 'viewer',
  channels: 'channel',
  staff: 'moderator or producer',
  recording_days: 'day of a recording',
};
