import { getAccessRoute } from './get-access.route.ts';

export { type Audience, type Show, isFor, isGuarded, standingOf } from './access.policy.ts';
export { getStanding, listUnentitled, requireEntitled } from './standing.ts';

export const accessRoutes = [getAccessRoute];
