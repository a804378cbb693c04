import type { login } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { grantAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof login>('POST', '/v1/auth/login');

/** Signs in, here and in every other tab. */
export function useLogIn() {
  return useMutation({
    mutationFn: async (body: { email: string; password: string }) => {
      const signedIn = await request(call, { body }, { alone: true });
      grantAccess(signedIn, 'sign-in');
    },
  });
}
