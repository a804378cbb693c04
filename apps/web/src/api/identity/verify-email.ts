import type { verifyEmail } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { accessToken, refreshAccess } from '../../lib/access.ts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof verifyEmail>('POST', '/v1/auth/verify-email');

/** Proves an address by the token of a mailed link; whoever is signed in here is shown with it. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) => request(call, { body: { token } }),
    onSuccess: () => {
      if (accessToken() !== null) void refreshAccess().catch(() => undefined);
    },
  });
}
