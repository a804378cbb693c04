import { listSessions as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentSession } from './session.presenter.ts';
import { listSessions } from './own-sessions.ts';

export const listSessionsRoute = route(endpoint, async ({ query, caller, context }) => {
  const before = readIdCursor(query.cursor, 'session');
  const sessions = await listSessions(context, caller, { before, limit: query.limit + 1 });
  return writePage(sessions, query.limit, (session) => presentSession(session, caller.sessionId));
});
