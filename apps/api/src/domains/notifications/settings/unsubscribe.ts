import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import { changeSettings, dropDue } from '../notifications.queries.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/**
 * Ends the mails about channels of whoever got them, also those that are on their way.
 * @throws AppError `not_found` for a token that was not made here
 */
export async function unsubscribe(context: Context, token: string): Promise<void> {
  const userId = readUnsubscribeToken(token, context.config);
  if (userId === undefined) throw notFound();
  await changeSettings(context.db, userId, { mailLive: false, mailSchedule: false });
  await dropDue(context.db, userId);
}
