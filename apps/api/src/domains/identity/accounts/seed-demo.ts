import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { hashPassword } from '../credentials/password.ts';
import { demoAccounts } from './demo-accounts.ts';
import { makeAccount } from './make-account.ts';
import { findUserByEmail } from './users.queries.ts';

/** Where plans are paid for, the demo creator streams all the same. */
const demoPlan = { plan: 'pro', reason: 'A demo account', endsAt: null } as const;

/** Makes the demo accounts that are missing. */
export async function seedDemo(context: Context): Promise<void> {
  for (const { email, password, displayName, role } of demoAccounts) {
    const known = await findUserByEmail(context.db, email);
    if (known) continue;
    const passwordHash = await hashPassword(password);
    try {
      const given = role === 'creator' && context.config.billing ? { plan: demoPlan } : {};
      const account = { email, emailVerified: true, passwordHash, displayName, ...given };
      await context.db.$transaction((tx) => makeAccount(context, tx, account));
    } catch (error) {
      // Another replica that starts beside this one was faster.
      if (!violatesUnique(error, 'users_email_key')) throw error;
    }
  }
}
