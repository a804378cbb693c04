import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getAccessDecision } from './access-decision.ts';

export const accessRoutes = [
  route(contract.getAccess, async ({ params, query, caller, context }) => {
    const decision = await getAccessDecision(context, caller, params.stream_id, query.as);
    return {
      allowed: decision.allowed,
      reason: decision.reason,
      remedy: decision.remedy,
      starts_at: decision.startsAt?.toISOString() ?? null,
    };
  }),
];
