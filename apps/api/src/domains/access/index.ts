export { type Audience, type Show, isFor, isGuarded, standingOf } from './access.policy.ts';
export { accessRoutes } from './routes.ts';
export { getStanding, listUnentitled, requireEntitled } from './standing.ts';
