import { AppError } from '../../../http/app-error.ts';
import { type SuspensionFacts, suspensionAt } from './suspension.policy.ts';

/**
 * Keeps a suspended account out, and answers why and until when.
 * @throws AppError `account_suspended`
 */
export function refuseSuspended(account: SuspensionFacts, now: Date): void {
  const suspension = suspensionAt(account, now);
  if (!suspension) return;
  const until = suspension.until ? ` until ${suspension.until.toISOString()}` : '';
  throw new AppError('account_suspended', `This account is suspended${until}: ${suspension.reason}`);
}
