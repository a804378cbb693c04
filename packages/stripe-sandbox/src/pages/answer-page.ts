import type { ApiAnswer } from '../http/answer-api.ts';
import { parseForm } from '../http/parse-form.ts';
import { StripeError } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { answerOnPage, challengePage } from './challenge-page.ts';
import { checkoutPage, payOnPage } from './checkout-page.ts';
import { invoicePage } from './invoice-page.ts';
import { message, stylesheet } from './layout.ts';
import { homePage } from './home-page.ts';
import { actInPortal, portalPage } from './portal-page.ts';

interface PageRequest {
  method: string;
  url: string;
  body: string;
  origin: string | undefined;
}

const NOT_FOUND = () => message('Not found', 'The sandbox has no such page.', 404);

/** Answers a browser: the pages to pay on. Whoever has the address of a page may use it, as at Stripe. */
export function answerPage(sandbox: Sandbox, { method, url, body, origin }: PageRequest): ApiAnswer {
  const { pathname, searchParams } = new URL(url, sandbox.publicUrl());
  const [, kind = '', id = ''] = pathname.split('/');
  const posts = method === 'POST';
  if (posts && origin !== undefined && !isOurs(sandbox, origin)) {
    return message('Not from here', 'The form came from another site.', 403);
  }
  const fields = posts ? parseForm(body) : {};
  const field = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  try {
    switch (kind) {
      case '':
        return homePage(sandbox);
      case 'styles.css':
        return stylesheet;
      case 'checkout': {
        const session = sandbox.store.get('checkout.session', id);
        if (!session) return NOT_FOUND();
        if (posts) return payOnPage(sandbox, session, field('card'));
        const problem = searchParams.has('refused')
          ? 'The payment was not confirmed. Choose another card.'
          : undefined;
        return checkoutPage(sandbox, session, problem);
      }
      case 'challenge': {
        const intent = sandbox.store.get('payment_intent', id);
        if (!intent) return NOT_FOUND();
        const back = searchParams.get('back') ?? undefined;
        return posts ? answerOnPage(sandbox, intent, field('answer'), back) : challengePage(intent);
      }
      case 'portal': {
        const session = sandbox.store.get('billing_portal.session', id);
        if (!session) return NOT_FOUND();
        if (posts) return actInPortal(sandbox, session, field);
        return portalPage(sandbox, session, searchParams);
      }
      case 'invoice': {
        const invoice = sandbox.store.get('invoice', id);
        return invoice ? invoicePage(invoice) : NOT_FOUND();
      }
      default:
        return NOT_FOUND();
    }
  } catch (error) {
    if (error instanceof StripeError) return message('That did not work', error.message, error.status);
    throw error;
  }
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A form is sent from a page of the sandbox itself, by whichever of its names the browser knows it. */
function isOurs({ publicUrl }: Sandbox, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [from, here] = [new URL(origin), new URL(publicUrl())];
  return (
    from.origin === here.origin ||
    (LOOPBACK.has(from.hostname) && LOOPBACK.has(here.hostname) && from.port === here.port)
  );
}
