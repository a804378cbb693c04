export {
  type AudienceFacts,
  type StreamFacts,
  type ViewerFacts,
  isEntitled,
  isOnAir,
  isVisible,
  mayInChannel,
  needsAccessCheck,
  decideAccess,
} from './access.policy.ts';
export { accessRoutes } from './routes.ts';
export { type DecisionsForViewers, decideForViewers } from './decide-for-viewers.ts';
export { announceViewerChange, getAccessDecision, requireEntitled } from './access-decision.ts';
