import type { ApiAnswer } from '../http/answer-api.ts';
import { StripeError } from '../http/stripe-error.ts';
import { productName } from '../lifecycle/create-subscription.ts';
import { paySession, successUrl } from '../lifecycle/pay-session.ts';
import type { CheckoutSession } from '../objects/kinds.ts';
import { testCards } from '../objects/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import { day, html, type Html, message, money, page, redirect } from './layout.ts';

/** A choice of test cards, the first one chosen. */
export function cardOptions(): Html {
  return html`<fieldset>
    <legend>Pay with</legend>
    ${testCards.map(
      ({ name, number, label }, at) =>
        html`<label class="option"
          ><input type="radio" name="card" value="${name}" required${at === 0 ? html` checked` : ''} /><span
            >${label}<br /><span class="number">${number.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span></span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** The page to pay on. */
export function checkoutPage(sandbox: Sandbox, session: CheckoutSession, problem?: string): ApiAnswer {
  if (session.status === 'complete') {
    const back = { url: successUrl(session), label: 'Go on' };
    return message('Paid already', 'This checkout is complete.', 200, back);
  }
  if (session.status === 'expired') {
    const back = session.cancel_url === null ? undefined : { url: session.cancel_url, label: 'Go back' };
    return message('This checkout has expired', 'Begin a new one from the plans.', 410, back);
  }
  const { price: priceId, quantity, trial_end: trialEnd } = session.sandbox;
  const price = sandbox.store.need('price', priceId);
  const name = productName(sandbox, price);
  const amount = money(price.unit_amount * quantity, price.currency);
  const interval = price.recurring?.interval ?? 'month';
  const needsCard = session.amount_total > 0 || session.payment_method_collection === 'always';
  return page(
    `Subscribe to ${name}`,
    html`${session.cancel_url === null ? '' : html`<a class="back" href="${session.cancel_url}">← Go back</a>`}
      <h1>Subscribe to ${name}</h1>
      <p class="price">${amount} <small class="quiet">per ${interval}</small></p>
      ${trialEnd === null ? '' : html`<p class="quiet">Free until ${day(trialEnd)}, then ${amount} per ${interval}.</p>`}
      ${problem === undefined ? '' : html`<p class="note danger" role="alert">${problem}</p>`}
      <form class="card" method="post">
        ${needsCard ? cardOptions() : html`<p>No card is needed for the trial.</p>`}
        <button class="primary">${session.amount_total === 0 ? 'Start trial' : `Pay ${amount}`}</button>
      </form>`,
    problem === undefined ? 200 : 402,
  );
}

/** What the form of that page does. */
export function payOnPage(sandbox: Sandbox, session: CheckoutSession, card: string | undefined): ApiAnswer {
  if (session.status !== 'open') return checkoutPage(sandbox, session);
  try {
    const paid = sandbox.store.transaction(() => paySession(sandbox, session.id, card));
    if (paid.outcome === 'declined') return checkoutPage(sandbox, session, paid.message);
    return redirect(paid.url);
  } catch (error) {
    if (error instanceof StripeError) return checkoutPage(sandbox, session, error.message);
    throw error;
  }
}
