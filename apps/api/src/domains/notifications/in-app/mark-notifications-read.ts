import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { markRead } from '../notifications.queries.ts';

/** Marks the caller's notifications as read, up to one of them; those that came after it stay unread. */
export function markNotificationsRead(context: Context, caller: AccountCaller, upTo: string): Promise<void> {
  return markRead(context.db, caller.userId, upTo, context.clock.now());
}
