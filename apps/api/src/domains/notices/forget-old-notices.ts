import type { Context } from '../../context.ts';
import { deleteNoticesBefore } from './notices.queries.ts';

/** How long notices are kept, in milliseconds. */
const keptMs = 90 * 24 * 3_600_000;

/** Forgets notices that are three months old. */
export function forgetOldNotices(context: Context): Promise<void> {
  return deleteNoticesBefore(context.db, new Date(context.clock.now().getTime() - keptMs));
}
