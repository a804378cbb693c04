import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import { isEntitled } from '../../access/index.ts';
import { consumeLimit } from '../../limits/index.ts';
import { deliverMail } from '../mail/send-mail.ts';
import { notificationMail } from './notification-mail.ts';
import { wantsMail } from '../notifications.policy.ts';
import { findSettings, listDue, markMailed } from '../notifications.queries.ts';
import { unsubscribePage, unsubscribeUrl } from '../settings/unsubscribe-token.ts';

/**
 * The job that sends somebody one mail about everything that is due: several things that happened at nearly the same time
 * are one mail. What the person may not see or does not want any more is left out, and nobody gets more than a day's share.
 * @throws when the mail server does not take it; the job is then tried again
 */
export async function mailNotifications(context: Context, userId: string): Promise<void> {
  const due = await listDue(context.db, userId, context.clock.now());
  if (due.length === 0) return;
  const settings = await findSettings(context.db, userId);
  const wanted = due.filter(
    (notification) =>
      settings && wantsMail(notification.kind, settings) && isEntitled(notification.visibility, notification),
  );
  if (settings?.email && settings.emailVerifiedAt && wanted.length > 0 && (await hasShare(context, userId))) {
    const { publicUrl } = context.config;
    const content = notificationMail(wanted, { publicUrl, stop: unsubscribePage(userId, context.config) });
    await deliverMail(context, settings.email, content, {
      'List-Unsubscribe': `<${unsubscribeUrl(userId, context.config)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  }
  await markMailed(
    context.db,
    due.map(({ id }) => id),
  );
}

async function hasShare(context: Context, userId: string): Promise<boolean> {
  try {
    await consumeLimit(context, 'notificationMailAccount', userId);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return false;
    throw error;
  }
}
