export { type Counted, checkLimits, forgetOldTries, forgetTries, spend } from './limits.ts';
