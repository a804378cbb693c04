import type { createCheckout, RequestOf } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { leaveFor } from '../../lib/leave-site.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof createCheckout>('POST', '/v1/billing/checkout');

/** Stripe answers within seconds, seldom later. In milliseconds. */
const timeout = 30_000;

/** Opens the page on which one pays for a plan. */
export function useCheckout() {
  return useMutation({
    mutationFn: (body: RequestOf<typeof createCheckout>['body']) => request(call, { body }, { timeout }),
    onSuccess: ({ url }) => leaveFor(url),
  });
}
