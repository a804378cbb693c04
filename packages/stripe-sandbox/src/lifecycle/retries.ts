import type { Invoice } from '../objects/subscription-kinds.ts';
import type { AfterRetries, Sandbox } from '../sandbox.ts';
import { timeOf } from '../sandbox.ts';

/** Days from one failed attempt to the next, as Stripe's own schedule for retries proposes. */
const RETRY_DAYS = [3, 5, 7];

/** Notes when a renewal's invoice is tried again by itself. The first payment and a change of plan are not. */
export function scheduleRetry(sandbox: Sandbox, invoice: Invoice): Invoice {
  const now = timeOf(sandbox, invoice.test_clock);
  const days = RETRY_DAYS[invoice.attempt_count - 1];
  const again = invoice.billing_reason === 'subscription_cycle' && invoice.auto_advance && days !== undefined;
  return sandbox.store.put({ ...invoice, next_payment_attempt: again ? now + days * 86_400 : null });
}

/** The account's setting; `cancel` unless a command changed it. */
export function afterRetries({ store }: Sandbox): AfterRetries {
  return store.setting<AfterRetries>('after_retries') ?? 'cancel';
}
