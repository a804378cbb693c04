import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { demoAccounts } from './demo-accounts.ts';
import { register } from './register.ts';

/** Makes the demo accounts that are missing. */
export async function seedDemo(context: Context): Promise<void> {
  for (const { email, password, displayName } of demoAccounts) {
    try {
      await register(context, { email, password, display_name: displayName });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'email_taken')) throw error;
    }
  }
}
