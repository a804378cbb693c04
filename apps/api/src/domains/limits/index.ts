export {
  type Counted,
  checkLimits,
  purgeExpiredLimits,
  resetLimit,
  limitFor,
  limitsReachedUntil,
  rateLimitError,
  consumeLimit,
  chatPaceKey,
  paceAllowsFrom,
} from './limits.ts';
export { chatPaces, chatStreamLimit } from './limits.policy.ts';
