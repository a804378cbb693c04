import { listNotices as endpoint } from '@footlight/contracts';
import { readIdCursor } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { listNotices } from './list-notices.ts';
import { presentNotice } from './notice.presenter.ts';

export const listNoticesRoute = route(endpoint, async ({ query, caller, context }) => {
  const before = readIdCursor(query.cursor, 'notice');
  const { notices, next, unread } = await listNotices(context, caller, { before, limit: query.limit });
  return { data: notices.map(presentNotice), next_cursor: next, unread };
});
