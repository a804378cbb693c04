import type { Context } from '../../../context.ts';
import { type Counted, checkLimits, consumeLimit } from '../../limits/index.ts';

/** Who tries a password: for which address or account, from where. */
interface Attempt {
  account: string;
  address: string;
}

/** The limits of failures that count for an attempt. */
export function failuresOf({ account, address }: Attempt): readonly Counted[] {
  return [
    ['signInAddress', address],
    ['signInAccount', account],
  ];
}

/** Counts a wrong password. */
export async function countFailure(context: Context, failures: readonly Counted[]): Promise<void> {
  await Promise.all(failures.map((failure) => consumeLimit(context, ...failure)));
}

/**
 * Runs the check of a password within the limits of failures. Of many tries at once only as many learn whether they were
 * right as the limit says: the limit is read again after the check.
 * @param check answers whether the password was right
 * @throws AppError `rate_limited`
 */
export async function limitFailures(
  context: Context,
  attempt: Attempt,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const failures = failuresOf(attempt);
  await checkLimits(context, failures);
  const right = await check();
  if (right) await checkLimits(context, failures);
  else await countFailure(context, failures);
  return right;
}
