export {
  type Counted,
  checkLimits,
  purgeExpiredLimits,
  resetLimit,
  limitFor,
  limitsReachedUntil,
  rateLimitError,
  consumeLimit,
} from './limits.ts';
