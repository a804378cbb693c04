import type { resetPassword } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof resetPassword>('POST', '/v1/auth/reset-password');

/** Sets a new password by the token of a mailed link. */
export function useResetPassword() {
  return useMutation({ mutationFn: (body: { token: string; password: string }) => request(call, { body }) });
}
