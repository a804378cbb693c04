import type { syncBilling } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';
import type { BillingState } from './get-billing.ts';

const call = callOf<typeof syncBilling>('POST', '/v1/billing/sync');

/** Stripe answers within seconds, seldom later. In milliseconds. */
const timeout = 30_000;

/** Has the server read from Stripe what the account pays for, and answers it. */
export function fetchSyncedBilling(signal: AbortSignal): Promise<BillingState> {
  return request(call, {}, { signal, timeout });
}
