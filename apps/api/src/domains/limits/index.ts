export { openRateLimitBatcher } from './rate-limit-batcher.ts';
export {
  type Counted,
  checkLimits,
  purgeExpiredLimits,
  resetLimit,
  limitsReachedUntil,
  rateLimitError,
  consumeLimit,
  chatPaceKey,
  paceAllowsFrom,
} from './limits.ts';
export { chatPaces, chatStreamLimit } from './limits.policy.ts';
