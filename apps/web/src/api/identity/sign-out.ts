import type { logout } from '@footlight/contracts';
import { dropAccess, withSessionLock } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { send } from '../../lib/send.ts';

const logoutCall = callOf<typeof logout>('POST', '/v1/auth/logout');

/**
 * Ends the session here and in every tab.
 *
 * @throws {ConnectionFailure} when nobody answers: the cookie is then still good, so the account stays signed in
 */
export async function signOut(): Promise<void> {
  await withSessionLock(() => send(logoutCall));
  dropAccess('sign-out');
}
