import { putChanged, recordEvent } from '../events/record-event.ts';
import type { Subscription } from '../objects/subscription-kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { voidInvoice } from './void-invoice.ts';

/** A change of plan that was not paid does not happen; its invoice is void. */
export function dropPendingUpdate(
  sandbox: Sandbox,
  subscription: Subscription,
  why: 'expired' | 'declined',
): Subscription {
  const { store } = sandbox;
  const invoice = subscription.latest_invoice && store.get('invoice', subscription.latest_invoice);
  if (invoice && invoice.status === 'open') voidInvoice(sandbox, invoice);
  const kept = putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    pending_update: null,
  });
  if (why === 'expired') recordEvent(sandbox, 'customer.subscription.pending_update_expired', kept);
  return kept;
}
