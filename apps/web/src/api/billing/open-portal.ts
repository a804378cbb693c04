import type { openPortal } from '@footlight/contracts';
import { useMutation } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { leaveFor } from '../../lib/leave-site.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof openPortal>('POST', '/v1/billing/portal');

/** Stripe answers within seconds, seldom later. In milliseconds. */
const timeout = 30_000;

/** Opens the page on which one changes or cancels a plan, changes the card, and has the invoices. */
export function usePortal() {
  return useMutation({
    mutationFn: () => request(call, {}, { timeout }),
    onSuccess: ({ url }) => leaveFor(url),
  });
}
