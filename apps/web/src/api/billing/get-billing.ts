import type { AnswerOf, getBilling } from '@footlight/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof getBilling>('GET', '/v1/billing');

/** What the account pays for, as it was at the last sync with Stripe. */
export type BillingState = AnswerOf<typeof getBilling>;
export type Subscription = NonNullable<BillingState['subscription']>;

export const billingQuery = queryOptions({
  queryKey: ['billing', 'state'],
  queryFn: ({ signal }) => request(call, {}, { signal }),
});

/** @param enabled false where plans are not paid for: then nobody has anything to ask */
export function useBilling(enabled: boolean) {
  return useQuery({ ...billingQuery, enabled });
}
