export { countConnection, countOpenConnections } from './open-connections.ts';
export { openRateLimitBatcher } from './rate-limit-batcher.ts';
export {
  type Counted,
  checkLimits,
  purgeExpiredLimits,
  resetLimit,
  limitsReachedUntil,
  rateLimitError,
  consumeEach,
  consumeLimit,
  consumeMany,
  chatPaceKey,
  paceAllowsFrom,
} from './limits.ts';
export { chatPaces, chatStreamLimit } from './limits.policy.ts';
