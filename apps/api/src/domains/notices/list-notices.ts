import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { isFor } from '../access/index.ts';
import { type NoticeRow, listNoticeRows, listUnread } from './notices.queries.ts';

/** Unread ones are counted up to here; the contract says so. */
const mostCounted = 100;

/** A stream that is private by now is not there for everybody who heard of it. */
function isThere(notice: NoticeRow): boolean {
  return notice.visibility !== 'private' || isFor('private', notice);
}

/** A page of the caller's notices, newest first, and how many are not read. */
export async function listNotices(
  context: Context,
  caller: AccountCaller,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<{ notices: NoticeRow[]; next: string | null; unread: number }> {
  const now = context.clock.now();
  const wanted = { before, limit: limit + 1, now };
  const rows = await listNoticeRows(context.db, caller.userId, wanted);
  const page = rows.slice(0, limit);
  return {
    notices: page.filter(isThere),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    unread: (await listUnread(context.db, caller.userId, mostCounted, now)).filter(isThere).length,
  };
}
