import type { register } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { grantAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof register>('POST', '/v1/auth/register');

/** Makes an account and signs it in, here and in every other tab. */
export function useRegister() {
  return useMutation({
    mutationFn: async (body: { email: string; password: string; display_name: string }) => {
      const signedIn = await request(call, { body }, { alone: true });
      grantAccess(signedIn, 'sign-in');
    },
  });
}
