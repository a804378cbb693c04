import type { sendVerification } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof sendVerification>('POST', '/v1/me/email-verification');

/** Sends the link again that proves the account's address. */
export function useSendVerification() {
  return useMutation({ mutationFn: () => request(call) });
}
