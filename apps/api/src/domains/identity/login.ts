import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { findUserByEmail } from './identity.queries.ts';
import { passwordMatches } from './password.ts';
import { type OpenSession, beginSession } from './sessions.ts';

/**
 * Signs in.
 * @throws AppError `invalid_credentials`, alike for an unknown address and a wrong password
 */
export async function login(
  context: Context,
  input: { email: string; password: string },
): Promise<OpenSession> {
  const user = await findUserByEmail(context.db, input.email);
  const matches = await passwordMatches(input.password, user?.passwordHash);
  if (!user || !matches) throw new AppError('invalid_credentials');
  return beginSession(context, user);
}
