import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getStanding } from './standing.ts';

export const accessRoutes = [
  route(contract.getAccess, async ({ params, query, caller, context }) => {
    const standing = await getStanding(context, caller, params.stream_id, query.as);
    return {
      allowed: standing.allowed,
      reason: standing.reason,
      remedy: standing.remedy,
      starts_at: standing.startsAt?.toISOString() ?? null,
    };
  }),
];
