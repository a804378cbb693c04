export {
  type ViewerFacts,
  type StreamFacts,
  isEntitled,
  needsAccessCheck,
  decideAccess,
} from './access.policy.ts';
export { accessRoutes } from './routes.ts';
export { getAccessDecision, listUnentitled, requireEntitled } from './access-decision.ts';
