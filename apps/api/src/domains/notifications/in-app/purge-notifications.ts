import type { Context } from '../../../context.ts';
import { deleteNoticesBefore } from '../notifications.queries.ts';

/** How long notifications are kept, in milliseconds. */
const keptMs = 90 * 24 * 3_600_000;

/** Deletes notifications that are three months old. */
export function purgeNotifications(context: Context, signal?: AbortSignal): Promise<void> {
  return deleteNoticesBefore(context.db, new Date(context.clock.now().getTime() - keptMs), signal);
}
