import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { isVisible } from '../../access/index.ts';
import { type NotificationRow, listNoticeRows, listUnread } from '../notifications.queries.ts';

/** Unread ones are counted up to here; the contract says so. */
const mostCounted = 100;

/** A stream that became private, or whose owner is suspended, is not there for everybody who was notified of it. */
function isThere(notification: NotificationRow): boolean {
  return isVisible(notification.visibility, notification);
}

/** A page of the caller's notifications, newest first, and how many are not read. */
export async function listNotifications(
  context: Context,
  caller: AccountCaller,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<{ notifications: NotificationRow[]; next: string | null; unread: number }> {
  const now = context.clock.now();
  const wanted = { before, limit: limit + 1, now };
  const rows = await listNoticeRows(context.db, caller.userId, wanted);
  const page = rows.slice(0, limit);
  return {
    notifications: page.filter(isThere),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    unread: (await listUnread(context.db, caller.userId, mostCounted, now)).filter(isThere).length,
  };
}
