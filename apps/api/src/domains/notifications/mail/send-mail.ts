import type { Context } from '../../../context.ts';
import type { JobData } from '../../../jobs/definitions.ts';
import { newId } from '../../../ids.ts';
import { mailOfInvitation } from '../../channels/index.ts';
import { linkUrl } from '../../identity/index.ts';
import { billingContents } from './billing-content.ts';
import { invitationContent } from './invitation-content.ts';
import { mailContents } from './mail-content.ts';
import { insertOutboxMail } from './outbox.queries.ts';
import { type MailContent, renderMail } from './render-mail.ts';

/**
 * The job that sends one mail, or puts it into the outbox where there is no mail server. A mail whose link was used or
 * replaced meanwhile is not sent, nor one of an invitation that is no longer open.
 * @throws when the mail server does not take it; the job is then tried again
 */
export async function sendMail(context: Context, order: JobData['send_mail']): Promise<void> {
  const written = await write(context, order);
  if (!written) return;
  await deliverMail(context, written.to, written.content);
}

/**
 * Sends one mail, or puts it into the outbox where there is no mail server.
 * @throws when the mail server does not take it
 */
export async function deliverMail(
  context: Context,
  to: string,
  content: MailContent,
  headers?: Readonly<Record<string, string>>,
): Promise<void> {
  const mail = { to, ...renderMail(content) };
  const { mails } = context.metrics;
  if (!context.mailer) {
    await insertOutboxMail(context.db, { id: newId('mail'), ...mail, createdAt: context.clock.now() });
    mails.inc({ outcome: 'outbox' });
    return;
  }
  try {
    await context.mailer.send({ ...mail, ...(headers && { headers }) });
    mails.inc({ outcome: 'sent' });
  } catch (error) {
    mails.inc({ outcome: 'failed' });
    throw error;
  }
}

async function write(
  context: Context,
  order: JobData['send_mail'],
): Promise<{ to: string; content: MailContent } | undefined> {
  const { publicUrl, planLabels } = context.config;
  const site = publicUrl.host;
  if (order.kind === 'invitation') {
    const invitation = await mailOfInvitation(context, order.invitationId);
    return invitation && { to: invitation.to, content: invitationContent(invitation, site) };
  }
  if ('plan' in order) {
    const facts = {
      plan: planLabels[order.plan],
      free: planLabels.free,
      until: order.until === null ? null : new Date(order.until),
      site,
      account: new URL('/account/plan', publicUrl).href,
      plans: new URL('/plans', publicUrl).href,
    };
    return { to: order.to, content: billingContents[order.kind](facts) };
  }
  const link = order.linkId === undefined ? '' : await linkUrl(context, order.linkId);
  if (link === undefined) return undefined;
  const forgot = new URL('/forgot-password', publicUrl).href;
  return { to: order.to, content: mailContents[order.kind]({ site, link, forgot }) };
}
