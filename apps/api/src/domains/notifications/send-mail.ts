import type { Context } from '../../context.ts';
import type { JobData } from '../../db/jobs.ts';
import { newId } from '../../ids.ts';
import { linkUrl } from '../identity/index.ts';
import { mailWords } from './mail-words.ts';
import { insertOutboxMail } from './outbox.queries.ts';
import { renderMail } from './render-mail.ts';

/**
 * The job that sends one mail, or puts it into the outbox where there is no mail server. A mail whose link was used or
 * replaced meanwhile is not sent.
 * @throws when the mail server does not take it; the job is then tried again
 */
export async function sendMail(context: Context, order: JobData['send_mail']): Promise<void> {
  const link = order.linkId === undefined ? '' : await linkUrl(context, order.linkId);
  if (link === undefined) return;
  const { publicUrl } = context.config;
  const forgot = new URL('/forgot-password', publicUrl).href;
  const words = mailWords[order.kind]({ site: publicUrl.host, link, forgot });
  const mail = { to: order.to, ...renderMail(words) };
  if (context.mailer) await context.mailer.send(mail);
  else await insertOutboxMail(context.db, { id: newId('mail'), ...mail, createdAt: context.clock.now() });
}
