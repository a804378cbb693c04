import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import { listOutboxMails } from './outbox.queries.ts';

/**
 * Mails that were not sent, because there is no mail server. Without one the settings allow nothing but loopback.
 * @throws AppError `not_found` where mails are sent
 */
export async function listOutbox(context: Context, page: { before: string | undefined; limit: number }) {
  if (context.mailer) throw notFound();
  return listOutboxMails(context.db, page);
}
