import type { forgotPassword } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof forgotPassword>('POST', '/v1/auth/forgot-password');

/** Asks for the link that sets a new password. */
export function useForgotPassword() {
  return useMutation({ mutationFn: (body: { email: string }) => request(call, { body }) });
}
