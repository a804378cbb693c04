import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { billingQuery } from '../../api/billing/get-billing.ts';
import { fetchSyncedBilling } from '../../api/billing/sync-billing.ts';
import { mayChange, paymentOutcome } from './payment-outcome.ts';

/** How long the page asks by itself, and how long it waits in between; in milliseconds. */
const longest = 60_000;
const pause = 3_000;

/** Asks what became of a payment until that is certain, or for a minute. */
export function usePaymentOutcome() {
  const client = useQueryClient();
  const [started, setStarted] = useState(() => Date.now());
  const synced = useQuery({
    queryKey: ['billing', 'sync', started],
    queryFn: ({ signal }) => fetchSyncedBilling(signal),
    gcTime: 0,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) => {
      const isOver = Date.now() - started > longest;
      return isOver || (data && !mayChange(paymentOutcome(data))) ? false : pause;
    },
  });
  const { data } = synced;
  // What other pages show of the plan is old from now on.
  useEffect(() => {
    if (!data) return;
    client.setQueryData(billingQuery.queryKey, data);
    void client.invalidateQueries({ queryKey: ['plans', 'mine'] });
  }, [client, data]);
  const lastAnswer = Math.max(synced.dataUpdatedAt, synced.errorUpdatedAt);
  const outcome = data && paymentOutcome(data);
  return {
    outcome,
    subscription: data?.subscription ?? null,
    error: synced.error,
    /** Whether the page goes on asking by itself. */
    isWaiting: (!outcome || mayChange(outcome)) && lastAnswer - started < longest,
    isFetching: synced.isFetching,
    askAgain: () => setStarted(Date.now()),
  };
}
