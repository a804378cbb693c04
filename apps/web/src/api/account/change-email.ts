import type { changeEmail } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof changeEmail>('PUT', '/v1/me/email');

/** Sends a link to a new address; the account moves there when it is opened. */
export function useChangeEmail() {
  return useMutation({
    mutationFn: (body: { email: string; password?: string | undefined }) => request(call, { body }),
  });
}
