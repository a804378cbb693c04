import type { ApiAnswer } from '../http/answer-api.ts';
import { isOver } from '../lifecycle/cancel.ts';
import { productName } from '../lifecycle/create-subscription.ts';
import type { PaymentOutcome } from '../lifecycle/pay-invoice.ts';
import {
  cancelInPortal,
  changeCard,
  changeInPortal,
  keepPlan,
  payInPortal,
  resumeInPortal,
  resumePaused,
  waitsForPeriodEnd,
} from '../lifecycle/portal-actions.ts';
import { scheduledPrice } from '../lifecycle/schedules.ts';
import { noSuch, StripeError } from '../http/stripe-error.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { PortalConfiguration, PortalSession } from '../objects/kinds.ts';
import type { Subscription } from '../objects/subscription-kinds.ts';
import { methodOf } from '../objects/payment-methods.ts';
import type { Sandbox } from '../sandbox.ts';
import { cardOptions } from './checkout-page.ts';
import { invoiceStatus } from './invoice-page.ts';
import { day, html, type Html, message, money, page, redirect } from './layout.ts';

const STATUS: Record<Subscription['status'], string> = {
  active: 'Active',
  canceled: 'Canceled',
  incomplete: 'Waits for the first payment',
  incomplete_expired: 'Expired',
  past_due: 'Payment failed',
  paused: 'Paused',
  trialing: 'Trial',
  unpaid: 'Unpaid',
};

const NOTES: Record<string, { text: string; kind: 'ok' | 'danger' }> = {
  done: { text: 'Done.', kind: 'ok' },
  paid: { text: 'Paid.', kind: 'ok' },
  settling: { text: 'The bank debit is under way.', kind: 'ok' },
  declined: { text: 'The payment was declined. Nothing changed.', kind: 'danger' },
  refused: { text: 'The payment was not confirmed. Nothing changed.', kind: 'danger' },
};

const configurationOf = ({ store }: Sandbox, { configuration }: PortalSession) =>
  store.need('billing_portal.configuration', configuration);

const isOpen = ({ wallClock }: Sandbox, { sandbox }: PortalSession) => wallClock() < sandbox.expires_at;

const EXPIRED = () => message('This link has expired', 'Open the portal again from your account.', 410);

/** The customer portal: plans, card, invoices. */
export function portalPage(sandbox: Sandbox, session: PortalSession, query: URLSearchParams): ApiAnswer {
  if (!isOpen(sandbox, session)) return EXPIRED();
  const { store } = sandbox;
  const configuration = configurationOf(sandbox, session);
  const subscriptions = store
    .all('subscription', { customer: session.customer })
    .filter((subscription) => !isOver(subscription));
  const note = [...query.keys()].map((key) => NOTES[key]).find((found) => found !== undefined);
  return page(
    'Your subscription',
    html`${session.return_url === null ? '' : html`<a class="back" href="${session.return_url}">← Go back</a>`}
      <h1>Your subscription</h1>
      ${note ? html`<p class="note ${note.kind}" role="status">${note.text}</p>` : ''}
      ${subscriptions.length === 0 ? html`<p class="quiet">There is no subscription.</p>` : ''}
      ${subscriptions.map((subscription) => subscriptionCard(sandbox, configuration, subscription))}
      ${configuration.features.payment_method_update.enabled ? cardForm() : ''}
      ${configuration.features.invoice_history.enabled ? invoices(sandbox, session) : ''}`,
  );
}

const perInterval = ({ unit_amount: amount, currency, recurring }: Price) =>
  `${money(amount, currency)} per ${recurring?.interval ?? 'month'}`;

/** A button that does one thing. */
const action = (name: string, value: string, label: string, subscription: string, primary = false) =>
  html`<form method="post"><input type="hidden" name="subscription" value="${subscription}"><button${
    primary ? html` class="primary"` : ''
  } name="${name}" value="${value}">${label}</button></form>`;

function subscriptionCard(
  sandbox: Sandbox,
  configuration: PortalConfiguration,
  subscription: Subscription,
): Html {
  const [item] = subscription.items.data;
  if (!item) return html``;
  const { id, cancel_at: cancelAt, cancel_at_period_end: atPeriodEnd, status } = subscription;
  const ending = cancelAt !== null || atPeriodEnd;
  const next = scheduledPrice(sandbox, subscription);
  const method = methodOf(sandbox, subscription);
  const end = day(cancelAt ?? item.current_period_end);
  return html`<section class="card" aria-label="${productName(sandbox, item.price)}">
    <div class="row">
      <h2>${productName(sandbox, item.price)}</h2>
      <span>${perInterval(item.price)}</span>
    </div>
    <p class="quiet">
      ${STATUS[status]}. ${ending ? `Ends on ${end}.` : status === 'paused' ? '' : `Next payment on ${end}.`}
      ${next ? html`<br />Changes to ${productName(sandbox, next)}, ${perInterval(next)}, on ${day(item.current_period_end)}.` : ''}
      <br />${method ? `Paid with ${method.type === 'card' ? 'card' : 'bank account'} ending in ${(method.card ?? method.sepa_debit)?.last4 ?? ''}.` : 'No card on file.'}
    </p>
    ${status === 'paused' ? action('act', 'resume_paused', 'Continue subscription', id, true) : ''}
    ${next ? action('act', 'keep_plan', 'Keep the present plan', id) : ''}
    ${ending ? action('act', 'resume', 'Renew subscription', id, true) : changes(sandbox, configuration, subscription, item.price)}
  </section>`;
}

function changes(
  sandbox: Sandbox,
  configuration: PortalConfiguration,
  { id }: Subscription,
  current: Price,
): Html {
  const { subscription_update: update, subscription_cancel: cancel } = configuration.features;
  const offered = (update.enabled ? (update.products ?? []) : [])
    .flatMap(({ prices }) => prices.map((price) => sandbox.store.need('price', price)))
    .filter((price) => price.id !== current.id && price.active && price.currency === current.currency);
  const rows = offered.map((price) => {
    const name = productName(sandbox, price);
    const when = waitsForPeriodEnd(configuration, current, price)
      ? 'At the end of the period'
      : 'Now, the difference is paid at once';
    const label = html`<span>${name}, ${perInterval(price)}<br /><span class="quiet">${when}</span></span>`;
    const interval = price.recurring?.interval ?? 'month';
    return html`<div class="row">
      ${label}${action('price', price.id, `Change to ${name}, per ${interval}`, id)}
    </div>`;
  });
  return html`${rows}${cancel.enabled ? html`<div class="row"><span></span>${action('act', 'cancel', 'Cancel subscription', id)}</div>` : ''}`;
}

function cardForm(): Html {
  return html`<details class="card">
    <summary>Change card</summary>
    <form method="post">${cardOptions()}<button class="primary">Save card</button></form>
  </details>`;
}

function invoices({ store }: Sandbox, { customer }: PortalSession): Html {
  const rows = store
    .all('invoice', { customer })
    .filter(({ status }) => status !== 'draft')
    .map(({ id, number, created, total, currency, status }) => {
      const pay = html`<form method="post"><button name="invoice" value="${id}">Pay</button></form>`;
      return html`<tr>
        <td><a href="/invoice/${id}">${number ?? ''}</a><br /><span class="quiet">${day(created)}</span></td>
        <td>${money(total, currency)}</td>
        <td>${status === 'open' ? pay : invoiceStatus[status]}</td>
      </tr>`;
    });
  if (rows.length === 0) return html``;
  return html`<section class="card">
    <h2>Invoices</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col">Total</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** What the forms of that page do. */
export function actInPortal(
  sandbox: Sandbox,
  session: PortalSession,
  field: (name: string) => string | undefined,
): ApiAnswer {
  if (!isOpen(sandbox, session)) return EXPIRED();
  const here = `/portal/${session.id}`;
  try {
    const payment = sandbox.store.transaction(() => act(sandbox, session, field));
    if (payment?.outcome === 'challenge')
      return redirect(`/challenge/${payment.intent.id}?back=${session.id}`);
    if (payment?.outcome === 'failed') return redirect(`${here}?declined`);
    return redirect(`${here}?${payment?.outcome ?? 'done'}`);
  } catch (error) {
    const back = { url: here, label: 'Go back' };
    if (error instanceof StripeError) return message('That did not work', error.message, error.status, back);
    throw error;
  }
}

function act(
  sandbox: Sandbox,
  session: PortalSession,
  field: (name: string) => string | undefined,
): PaymentOutcome | undefined {
  const [card, invoice, priceId] = [field('card'), field('invoice'), field('price')];
  if (card !== undefined) {
    changeCard(sandbox, session.customer, card);
    return undefined;
  }
  if (invoice !== undefined) return payInPortal(sandbox, session.customer, invoice);
  const id = field('subscription') ?? '';
  const subscription = sandbox.store.get('subscription', id);
  if (subscription?.customer !== session.customer) throw noSuch('subscription', id, 'subscription');
  const configuration = configurationOf(sandbox, session);
  if (priceId !== undefined) {
    const price = sandbox.store.get('price', priceId);
    if (!price) throw noSuch('price', priceId, 'price');
    const payment = changeInPortal(sandbox, configuration, subscription, price);
    return payment.outcome === 'paid' ? undefined : payment;
  }
  switch (field('act')) {
    case 'cancel':
      cancelInPortal(sandbox, configuration, subscription);
      return undefined;
    case 'resume':
      resumeInPortal(sandbox, subscription);
      return undefined;
    case 'keep_plan':
      keepPlan(sandbox, subscription);
      return undefined;
    case 'resume_paused':
      return resumePaused(sandbox, subscription);
    default:
      return undefined;
  }
}
