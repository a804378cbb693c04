import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { hashPassword } from '../credentials/password.ts';
import { demoAccounts } from './demo-accounts.ts';
import { makeAccount } from './make-account.ts';
import { findUserByEmail } from './users.queries.ts';

/** Makes the demo accounts that are missing. */
export async function seedDemo(context: Context): Promise<void> {
  for (const { email, password, displayName } of demoAccounts) {
    if (await findUserByEmail(context.db, email)) continue;
    const passwordHash = await hashPassword(password);
    try {
      await context.db.$transaction((tx) =>
        makeAccount(context, tx, { email, emailVerified: true, passwordHash, displayName }),
      );
    } catch (error) {
      // Another replica that starts beside this one was faster.
      if (!violatesUnique(error, 'users_email_key')) throw error;
    }
  }
}
