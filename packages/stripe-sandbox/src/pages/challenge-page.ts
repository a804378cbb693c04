import type { ApiAnswer } from '../http/answer-api.ts';
import { answerChallenge } from '../lifecycle/answer-challenge.ts';
import type { PaymentIntent } from '../objects/payment-kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { html, message, money, page, redirect } from './layout.ts';

/** The bank's page of 3-D Secure. */
export function challengePage(intent: PaymentIntent): ApiAnswer {
  if (intent.status !== 'requires_action') {
    return message('Nothing to confirm', 'This payment waits for no confirmation.', 410);
  }
  return page(
    'Confirm the payment',
    html`<h1>Confirm the payment</h1>
      <p class="quiet">
        3-D Secure: the bank asks whether ${money(intent.amount, intent.currency)} may be taken.
      </p>
      <form class="card" method="post">
        <p><button class="primary" name="answer" value="pass">Confirm</button></p>
        <button name="answer" value="fail">Refuse</button>
      </form>`,
  );
}

/**
 * What the form of that page does.
 * @param back where a payment of the portal leads
 */
export function answerOnPage(
  sandbox: Sandbox,
  intent: PaymentIntent,
  answer: string | undefined,
  back: string | undefined,
): ApiAnswer {
  if (intent.status !== 'requires_action') return challengePage(intent);
  const { passed, url } = sandbox.store.transaction(() =>
    answerChallenge(sandbox, intent.id, answer === 'pass'),
  );
  const portal = back !== undefined && /^bps_\w+$/.test(back) ? `/portal/${back}` : undefined;
  if (url !== undefined) return redirect(passed ? url : `${url}?refused`);
  if (portal !== undefined) return redirect(`${portal}?${passed ? 'paid' : 'refused'}`);
  return message(
    passed ? 'Paid' : 'Not paid',
    passed ? 'The payment succeeded.' : 'The payment was refused.',
  );
}
