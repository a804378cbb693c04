import type { NotificationSettings } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { changeSettings, findSettings } from '../notifications.queries.ts';

/**
 * Which mails the caller wants.
 * @throws AppError `token_invalid` (the account is gone)
 */
export async function getNotificationSettings(
  context: Context,
  caller: AccountCaller,
): Promise<NotificationSettings> {
  const settings = await findSettings(context.db, caller.userId);
  if (!settings) throw new AppError('token_invalid', 'The account of this token does not exist.');
  return { mail_live: settings.mailLive, mail_schedule: settings.mailSchedule };
}

/**
 * Chooses which mails the caller wants; what is left out stays.
 * @throws AppError `token_invalid` (the account is gone)
 */
export async function updateNotificationSettings(
  context: Context,
  caller: AccountCaller,
  {
    mail_live: live,
    mail_schedule: schedule,
  }: { mail_live?: boolean | undefined; mail_schedule?: boolean | undefined },
): Promise<NotificationSettings> {
  await changeSettings(context.db, caller.userId, {
    ...(live !== undefined && { mailLive: live }),
    ...(schedule !== undefined && { mailSchedule: schedule }),
  });
  return getNotificationSettings(context, caller);
}
