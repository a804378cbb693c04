import type { Context } from '../../../context.ts';
import { type Counted, checkLimits, spend } from '../../limits/index.ts';

/** Who tries a password: for which address or account, from where. */
interface Attempt {
  account: string;
  address: string;
}

/**
 * Runs the check of a password within the limits of failures. Of many tries at once only as many learn whether they were
 * right as the limit says: the limit is looked at again after the check.
 * @param check answers whether the password was right
 * @throws AppError `rate_limited`
 */
export async function limitFailures(
  context: Context,
  { account, address }: Attempt,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const counted: Counted[] = [
    ['signInAddress', address],
    ['signInAccount', account],
  ];
  await checkLimits(context, counted);
  const right = await check();
  if (right) await checkLimits(context, counted);
  else await Promise.all(counted.map((one) => spend(context, ...one)));
  return right;
}
