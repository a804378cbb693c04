import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { markRead } from './notices.queries.ts';

/** Marks the caller's notices as read, up to one of them; those that came after it stay unread. */
export function readNotices(context: Context, caller: AccountCaller, upTo: string): Promise<void> {
  return markRead(context.db, caller.userId, upTo, context.clock.now());
}
