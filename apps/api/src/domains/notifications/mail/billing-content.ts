import type { BillingMailKind } from '../../../jobs/definitions.ts';
import type { MailContent } from './render-mail.ts';

/** What the text of a mail about payments needs to know. */
interface Facts {
  /** The name of the plan, as people read it. */
  plan: string;
  /** The name of the plan of everybody. */
  free: string;
  /** When the plan ends unless it is paid; null for none that is known. */
  until: Date | null;
  /** The site's host, as people know it. */
  site: string;
  /** Where an account and its payments are looked after. */
  account: string;
  /** Where plans are chosen. */
  plans: string;
}

/** A day in words, the same for every reader: nobody's zone is known here. */
function dayOf(date: Date): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** The text of every mail about payments. */
export const billingContents = {
  payment_failed: ({ plan, until, site, account }: Facts): MailContent => ({
    subject: `Your payment for ${site} failed`,
    paragraphs: [
      `The payment for your plan ${plan} on ${site} failed. The card may have expired, or the bank declined it.`,
      until
        ? `Your plan stays as it is until ${dayOf(until)}. Pay by then, with the same card or another one; the payment is tried again in the meantime.`
        : 'Pay with the same card or another one to keep your plan; the payment is tried again in the meantime.',
    ],
    action: { label: 'Look at the payment', url: account },
    footer: 'Nothing that you made is lost, whatever becomes of the payment.',
  }),
  subscription_ended: ({ plan, free, site, plans }: Facts): MailContent => ({
    subject: `Your plan ${plan} on ${site} has ended`,
    paragraphs: [
      `Your subscription of the plan ${plan} on ${site} has ended, and you are on ${free} now: you watch and chat, and no longer start streams.`,
      'Your channels, streams and settings stay. With a new subscription you go on where you were.',
    ],
    action: { label: 'See the plans', url: plans },
    footer: 'You ended it yourself? Then there is nothing to do here.',
  }),
} satisfies Record<BillingMailKind, (facts: Facts) => MailContent>;
