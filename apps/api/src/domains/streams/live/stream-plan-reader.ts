import type { EventReader } from '../../events/index.ts';
import { applyPlanOf } from './apply-plans.ts';

/** Brings the streams of an account that are on air into line with its new plan. */
export const streamPlanReader: EventReader = {
  name: 'stream_plans',
  on: {
    'plan.changed': (context, { account_id: userId }) => applyPlanOf(context, userId),
  },
};
