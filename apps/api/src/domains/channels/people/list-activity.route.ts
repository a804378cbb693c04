import { listActivity as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentActivity } from './activity.presenter.ts';
import { listActivity } from './activity.ts';

export const listActivityRoute = route(endpoint, async ({ params, query, caller, context }) => {
  const before = readIdCursor(query.cursor, 'activity');
  const page = { before, limit: query.limit + 1 };
  return writePage(
    await listActivity(context, caller, params.channel_id, page),
    query.limit,
    presentActivity,
  );
});
