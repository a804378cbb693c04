import type { changePassword } from '@footlight/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { grantAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import { accountKeys } from './account-keys.ts';

const call = callOf<typeof changePassword>('PUT', '/v1/me/password');

/** Sets the password. Every session ends; this browser goes on with the new one, in all of its tabs. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { current_password?: string | undefined; new_password: string }) => {
      const signedIn = await request(call, { body }, { alone: true });
      grantAccess(signedIn, 'sign-in');
      void client.invalidateQueries({ queryKey: accountKeys.sessions });
    },
  });
}
