export {
  type Counted,
  checkLimits,
  forgetOldTries,
  forgetTries,
  limitFor,
  limitsReached,
  refusalUntil,
  spend,
} from './limits.ts';
